package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.PoolUnavailableException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.waiting.Waiter;
import java.time.InstantSource;
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
                second.startAndWaitUntilItWaits(() -> rebuilder.get().rebuild(tenant));
                throw new LinkageError("no such class");
              },
              InstantSource.system(),
              PoolWatch.NONE));
      Waiter first = new Waiter();
      first.start(() -> rebuilder.get().rebuild(tenant));

      assertThat(first.failure()).isInstanceOf(LinkageError.class);
      assertThat(second.failure())
          .isInstanceOf(PoolUnavailableException.class)
          .hasRootCauseMessage("no such class");
    }
  }
}
