package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.PoolUnavailableException;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.waiting.Waiter;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PoolRebuilderTest {
  private final TenantId tenant = TenantId.next();

  /** As when memory runs out, or a class is missing. */
  @Test
  void whoWaitsForARebuildThatEndsInAnErrorFailsAsWell() throws Exception {
    Waiter second = new Waiter();
    AtomicReference<PoolRebuilder> rebuilder = new AtomicReference<>();
    try (PoolNodes nodes = new PoolNodes(1, new Ledger(1), (of, decisions) -> {})) {
      rebuilder.set(
          new PoolRebuilder(
              new PoolMap(nodes.node(0).member()),
              of -> {
                second.startAndWaitUntilItWaits(() -> rebuilder.get().buildMissing(tenant));
                throw new LinkageError("no such class");
              },
              InstantSource.system(),
              PoolWatch.NONE));
      Waiter first = new Waiter();
      first.start(() -> rebuilder.get().buildMissing(tenant));

      assertThat(first.failure()).isInstanceOf(LinkageError.class);
      assertThat(second.failure())
          .isInstanceOf(PoolUnavailableException.class)
          .hasRootCauseMessage("no such class");
    }
  }

  /**
   * Each rebuild makes stale what the pool before it had decided: if each of those had the pool
   * built anew again, nodes would go on with it among themselves.
   */
  @Test
  void thoseWhoFindAPoolStaleHaveItBuiltAnewOnce() throws Exception {
    Ledger ledger = new Ledger(1);
    try (PoolNodes nodes = new PoolNodes(2, ledger, (of, decisions) -> {})) {
      long stale = nodes.node(0).host().submit(tenant, new PoolCommand.Tick()).incarnation();
      ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
      for (int i = 0; i < 20; i++) {
        PoolHost host = nodes.node(i % 2).host();
        callers.submit(() -> host.replace(tenant, stale));
      }
      callers.close();
      // One on each node at most, if both looked before either had put its pool in place.
      assertThat(ledger.incarnations()).isBetween(2L, 3L);
      nodes.node(0).host().replace(tenant, stale);
      nodes.node(1).host().replace(tenant, stale);
      assertThat(ledger.incarnations()).isBetween(2L, 3L);
    }
  }
}
