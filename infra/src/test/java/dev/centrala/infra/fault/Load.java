package dev.centrala.infra.fault;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

/** Customers who keep coming while the round goes on, and the agents who serve them. */
final class Load {
  private static final int MOST_AT_ONCE = 60;

  private final SetUp.Shop shop;
  private final List<URI> nodes;
  private final History history;
  private final Random random;
  private final List<AgentClient> agents = new ArrayList<>();
  private final List<CustomerClient> customers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open = true;

  Load(SetUp.Shop shop, List<URI> nodes, History history, long seed) {
    this.shop = shop;
    this.nodes = nodes;
    this.history = history;
    this.random = new Random(seed);
  }

  void start() {
    for (SetUp.Agent agent : shop.agents()) {
      AgentClient client = new AgentClient(agent, nodes, history, random.nextLong());
      agents.add(client);
      threads.add(start(client));
    }
    threads.add(start(this::arrive));
  }

  private static Thread start(Runnable work) {
    return Thread.startVirtualThread(() -> {
      try {
        work.run();
      } catch (CancellationException over) {
        // The round is.
      }
    });
  }

  private void arrive() {
    while (open) {
      synchronized (this) {
        if (waiting().size() < MOST_AT_ONCE) {
          CustomerClient customer =
              new CustomerClient(
                  "customer-" + customers.size(), nodes, shop.widget(), history, random.nextLong());
          customers.add(customer);
          threads.add(start(customer));
        }
      }
      Pause.millis(400 + random.nextInt(1_600));
    }
  }

  synchronized int arrived() {
    return customers.size();
  }

  void close() {
    open = false;
  }

  /** Customers whose chat has not ended, as far as they know. */
  synchronized List<CustomerClient> waiting() {
    return customers.stream().filter(customer -> !customer.isOver()).toList();
  }

  /** What agents do just now. */
  List<AgentClient> agents() {
    return List.copyOf(agents);
  }

  void stop() {
    open = false;
    agents.forEach(AgentClient::stop);
    Pause.millis(500);
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads);
    }
    all.forEach(Thread::interrupt);
  }
}
