package dev.centrala.infra.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One seeded round: load, faults one after another, quiet, and the look into the books. */
final class Round {
  private static final int AGENTS = 20;
  private static final long QUIET_MILLIS = 150_000;

  private final ClusterUnderTest cluster;
  private final long seed;
  private final List<Fault> faults;
  private final int leastChats;

  Round(ClusterUnderTest cluster, long seed, List<Fault> faults, int leastChats) {
    this.cluster = cluster;
    this.seed = seed;
    this.faults = faults;
    this.leastChats = leastChats;
  }

  RoundReport run() {
    Random random = new Random(seed);
    History history = new History();
    Journal journal = new Journal();
    SetUp.Shop shop = new SetUp(cluster.addresses().getFirst(), cluster.mails()).shop(AGENTS);
    Load load = new Load(shop, cluster.addresses(), history, random.nextLong());
    long start = System.currentTimeMillis();
    List<String> unfinished = new ArrayList<>();
    load.start();
    try {
      Pause.millis(8_000);
      for (Fault fault : faults) {
        System.out.println("round " + seed + ": " + fault);
        fault.strike(cluster, random, journal);
        Pause.millis(4_000 + random.nextInt(4_000));
      }
      Pause.until(240_000, () -> load.arrived() >= leastChats);
      load.close();
      if (!Pause.until(QUIET_MILLIS, () -> load.waiting().isEmpty())) {
        load.waiting().forEach(each -> unfinished.add("not finished: " + each));
      }
      if (!Pause.until(90_000, () -> books(shop).live().isEmpty())) {
        books(shop).live().forEach(each -> unfinished.add("still live: " + each));
        load.agents().forEach(each -> unfinished.add("at the end: " + each));
      }
    } finally {
      load.stop();
    }
    Books books = books(shop);
    Invariants invariants = new Invariants(books, history, journal);
    List<String> broken = new ArrayList<>(invariants.check());
    broken.addAll(unfinished);
    return new RoundReport(
        seed,
        System.currentTimeMillis() - start,
        journal,
        history,
        books,
        new Stalls(history, invariants.holdings(), journal),
        invariants.completeness(),
        broken);
  }

  private Books books(SetUp.Shop shop) {
    return Books.read(cluster.database().owner(), shop.tenant());
  }
}
