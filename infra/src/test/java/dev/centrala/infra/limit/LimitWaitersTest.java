package dev.centrala.infra.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.limit.LimitDefaults;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.limit.PgLimitLeases;
import dev.centrala.infra.waiting.Waiter;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever asks for a lease may end in any way: nobody waits for its answer for ever. */
class LimitWaitersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TenantId tenant = TestDatabase.anyTenant();

  private static LeasedLimits limits(Transactions transactions, int limit, Executor later) {
    return new LeasedLimits(
        transactions,
        new PgLimitLeases("a", LimitDefaults.STANDARD.with(LimitKind.REQUESTS, limit)),
        (of, kind, most) -> {},
        () -> Instant.parse("2026-03-02T10:00:00Z"),
        later);
  }

  /** Has a second one come to wait, and then ends in an error. */
  private static final class Broken implements Transactions {
    private final Waiter second;
    private final Runnable work;

    Broken(Waiter second, Runnable work) {
      this.second = second;
      this.work = work;
    }

    @Override
    public <T> T inTenant(TenantId tenant, Function<Tx, T> ignored) {
      second.startAndWaitUntilItWaits(work);
      throw new LinkageError("no such class");
    }

    @Override
    public <T> T inDirectory(Function<DirectoryTx, T> work) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void whoWaitsForALeaseThatEndsInAnErrorFailsAsWell() throws Exception {
    Waiter first = new Waiter();
    Waiter second = new Waiter();
    LeasedLimits[] limits = new LeasedLimits[1];
    Runnable take = () -> limits[0].take(tenant, LimitKind.REQUESTS);
    limits[0] = limits(new Broken(second, take), 10, Runnable::run);
    first.start(take);

    assertThat(first.failure()).isInstanceOf(LinkageError.class);
    assertThat(second.failure()).hasRootCauseMessage("no such class");
  }

  @Test
  void aLeaseThatCannotBeHadAheadIsHadWhenItIsNeeded() throws Exception {
    LeasedLimits node =
        limits(
            DATABASE.transactions(),
            100,
            stopping -> {
              throw new RejectedExecutionException("no thread");
            });
    Waiter taker = new Waiter();
    taker.start(() -> {
      for (int i = 0; i < 100; i++) {
        node.take(tenant, LimitKind.REQUESTS);
      }
      throw new IllegalStateException("all taken");
    });
    assertThat(taker.failure()).hasMessage("all taken");
  }
}
