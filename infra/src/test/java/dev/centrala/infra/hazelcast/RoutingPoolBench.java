package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pool beside an empty entry processor in the same run; the work of matching beside the length
 * of the queue.
 */
@Tag("bench")
class RoutingPoolBench {
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 5;
  private static final int COMMANDS = 20_000;
  private final TenantId tenant = new TenantId(new UUID(5, 5));

  @ParameterizedTest(name = "on {0} nodes")
  @ValueSource(ints = {1, 3})
  void commandsASecondBesideAnEmptyProcessor(int members) throws InterruptedException {
    List<ContactFact> waiting = contacts(5_000);
    try (PoolNodes nodes =
        new PoolNodes(members, t -> FloorFacts.manySkills(1_000, waiting), (t, reply) -> {})) {
      PoolHost host = nodes.node(0).host();
      IMap<UUID, Object> empty = nodes.node(0).member().getMap("empty");
      host.submit(tenant, new PoolCommand.Tick());
      AtomicLong ids = new AtomicLong(1_000_000);
      Map<Integer, Double> ratios = new TreeMap<>();
      for (int inFlight : new int[] {1, 64}) {
        double[] pool = new double[ROUNDS];
        double[] floor = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
          double floorRate =
              rate(
                  inFlight,
                  n ->
                      empty
                          .submitToKey(tenant.value(), new EmptyProcessor())
                          .toCompletableFuture()
                          .join());
          double poolRate = rate(inFlight, n -> command(host, ids.incrementAndGet()));
          if (round >= 0) {
            floor[round] = floorRate;
            pool[round] = poolRate;
          }
        }
        double ratio = median(pool) / median(floor);
        System.out.printf(
            "routing pool, nodes %d, %d in flight, %d rounds of %d: %.0f commands/s, empty"
                + " processor %.0f/s, ratio %.2f%n",
            members, inFlight, ROUNDS, COMMANDS, median(pool), median(floor), ratio);
        ratios.put(inFlight, ratio);
      }
      assertThat(ratios).hasEntrySatisfying(1, ratio -> assertThat(ratio).isGreaterThan(0.5));
      assertThat(ratios).hasEntrySatisfying(64, ratio -> assertThat(ratio).isGreaterThan(0.25));
    }
  }

  /** Half of the commands enqueue, half end what was enqueued: the pool keeps its size. */
  private void command(PoolHost host, long id) {
    InteractionId contact = new InteractionId(new UUID(4, id / 2));
    host.submit(
        tenant,
        id % 2 == 0
            ? new PoolCommand.Enqueue(
                contact,
                FloorFacts.queue((int) (id / 2 % 40)),
                Channel.VOICE,
                0,
                System.currentTimeMillis(),
                null)
            : new PoolCommand.End(contact, PoolCommand.EndReason.ABANDONED));
  }

  @Test
  void matchingDoesNotGrowWithTheQueue() {
    double few = stepsPerDecision(500);
    for (int waiting : new int[] {5_000, 50_000, 500_000}) {
      double many = stepsPerDecision(waiting);
      System.out.printf(
          "routing pool, scan steps per decision: %.1f with 500 waiting, %.1f with %d, ratio"
              + " %.2f%n",
          few, many, waiting, many / few);
      assertThat(many / few).isLessThan(1.2);
    }
  }

  /**
   * Each end frees one agent and pulls one waiting contact; another arrives, so that the queue
   * keeps its length.
   */
  private static double stepsPerDecision(int waiting) {
    RoutingPool pool =
        RoutingPool.rebuilt(FloorFacts.manySkills(400, contacts(waiting + 400)), 1_000_000);
    ArrayDeque<PoolDecision.Offered> offers = new ArrayDeque<>();
    collect(pool.apply(new PoolCommand.Tick(), 1_000_000), offers);
    long before = pool.scanSteps();
    long now = 1_000_000;
    int decisions = 400;
    for (int i = 0; i < decisions; i++) {
      PoolDecision.Offered offer = offers.removeFirst();
      collect(pool.apply(new PoolCommand.Accept(offer.offer(), offer.agent()), ++now), offers);
      collect(pool.apply(new PoolCommand.Confirm(offer.contact(), offer.epoch()), ++now), offers);
      collect(
          pool.apply(new PoolCommand.End(offer.contact(), PoolCommand.EndReason.COMPLETED), ++now),
          offers);
      PoolCommand arrival =
          new PoolCommand.Enqueue(
              FloorFacts.contact(1_000_000 + i),
              FloorFacts.queue(i % 40),
              Channel.VOICE,
              0,
              now,
              null);
      collect(pool.apply(arrival, ++now), offers);
    }
    return (double) (pool.scanSteps() - before) / decisions;
  }

  private static void collect(PoolReply reply, ArrayDeque<PoolDecision.Offered> offers) {
    for (PoolDecision decision : reply.decisions()) {
      if (decision instanceof PoolDecision.Offered offered) {
        offers.add(offered);
      }
    }
  }

  private static List<ContactFact> contacts(int count) {
    List<ContactFact> contacts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contacts.add(
          ContactFact.waiting(
              FloorFacts.contact(i), FloorFacts.queue(i % 40), Channel.VOICE, i % 3, 900_000 + i));
    }
    return contacts;
  }

  private static double rate(int inFlight, Consumer<Integer> command) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(inFlight);
    long start = System.nanoTime();
    for (int lane = 0; lane < inFlight; lane++) {
      Thread.startVirtualThread(() -> {
        for (int i = 0; i < COMMANDS / inFlight; i++) {
          command.accept(i);
        }
        done.countDown();
      });
    }
    done.await();
    return COMMANDS * 1e9 / (System.nanoTime() - start);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
