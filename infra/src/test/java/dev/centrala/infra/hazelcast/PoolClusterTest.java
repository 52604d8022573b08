package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.waiting.Waits;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three members in one process; the owner of the pool dies under load. */
@Timeout(120)
class PoolClusterTest {
  private static final int CONTACTS = 600;
  private final TenantId tenant = new TenantId(new UUID(5, 5));
  private final Ledger ledger = new Ledger(10);
  private final Floor floor = new Floor(ledger, tenant);

  @Test
  void nothingIsLostOrDoubledWhenTheOwnerDiesUnderLoad() throws InterruptedException {
    try (PoolNodes nodes = new PoolNodes(3, ledger, (t, reply) -> floor.carryOut(reply))) {
      use(nodes);
      Thread arrivals = Thread.startVirtualThread(this::arrive);
      waitUntil(() -> ledger.endings().size() > CONTACTS / 4);
      PoolNodes.Node owner = nodes.ownerOf(tenant.value());
      nodes.kill(owner);
      use(nodes);
      arrivals.join();
      waitUntil(() -> ledger.open().isEmpty());

      assertThat(ledger.endings())
          .hasSize(CONTACTS)
          .allSatisfy((c, times) -> assertThat(times).isEqualTo(1));
      assertThat(ledger.assignments())
          .hasSize(CONTACTS)
          .allSatisfy((c, times) -> assertThat(times).isEqualTo(1));
      // The backup took over; nobody had to read the database again.
      assertThat(ledger.incarnations()).isEqualTo(1);
      waitUntil(() -> heldIn(nodes) == 0);
    }
  }

  private void arrive() {
    for (int i = 0; i < CONTACTS; i++) {
      InteractionId contact = FloorFacts.contact(i);
      ledger.queue(contact);
      floor.tell(
          new PoolCommand.Enqueue(
              contact, FloorFacts.SUPPORT, Channel.CHAT, 0, System.currentTimeMillis(), null));
    }
  }

  @Test
  void aPoolThatAllMembersLostIsRebuiltFromTheDatabase() {
    for (int i = 0; i < 30; i++) {
      ledger.queue(FloorFacts.contact(i));
    }
    try (PoolNodes nodes = new PoolNodes(1, ledger, (t, reply) -> floor.carryOut(reply))) {
      use(nodes);
      // Asking is enough: the rebuilt pool's first tick makes the offers.
      assertThat(nodes.node(0).host().ask(tenant, new PoolQuery.Live()))
          .isInstanceOf(PoolAnswer.LiveNumbers.class);
      waitUntil(() -> ledger.open().isEmpty());
      assertThat(ledger.endings()).hasSize(30);
      assertThat(ledger.incarnations()).isEqualTo(1);
    }
    ledger.queue(FloorFacts.contact(77));
    try (PoolNodes nodes = new PoolNodes(1, ledger, (t, reply) -> floor.carryOut(reply))) {
      use(nodes);
      nodes.node(0).host().ask(tenant, new PoolQuery.Live());
      waitUntil(() -> ledger.open().isEmpty());
      assertThat(ledger.incarnations()).isEqualTo(2);
    }
  }

  @Test
  void theTimerOfAnOfferMovesToTheNewOwner() {
    // Nobody answers: each offer times out on whoever owns the pool.
    Ledger quiet = new Ledger(2);
    LinkedBlockingQueue<Long> timedOutAt = new LinkedBlockingQueue<>();
    try (PoolNodes nodes =
        new PoolNodes(
            3,
            quiet,
            (t, reply) ->
                reply.decisions().stream()
                    .filter(d -> d instanceof PoolDecision.OfferEnded)
                    .forEach(d -> timedOutAt.add(reply.atMillis())))) {
      long start = System.currentTimeMillis();
      nodes
          .node(0)
          .host()
          .submit(
              tenant,
              new PoolCommand.Enqueue(
                  FloorFacts.contact(1), FloorFacts.SUPPORT, Channel.VOICE, 0, start, null));
      nodes.kill(nodes.ownerOf(tenant.value()));
      waitUntil(() -> !timedOutAt.isEmpty());
      // The offer lasts 3 s and must not outlive its deadline by more than 2 s through the
      // failover.
      assertThat(timedOutAt.peek() - start).isBetween(2_900L, 5_500L);
    }
  }

  private void use(PoolNodes nodes) {
    floor.use(nodes.alive().stream().map(PoolNodes.Node::host).toList());
  }

  private int heldIn(PoolNodes nodes) {
    PoolAnswer answer = nodes.alive().getFirst().host().ask(tenant, new PoolQuery.Held());
    return ((PoolAnswer.Holdings) answer).contacts().size();
  }

  private static void waitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Waits.pause(10);
    }
  }
}
