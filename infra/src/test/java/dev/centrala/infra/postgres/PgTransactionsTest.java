package dev.centrala.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.trace.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a transaction says when the server goes away under it. */
class PgTransactionsTest {
  private static final int WORKERS = 20;
  private static final int OUTAGES = 5;

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Transactions transactions = DATABASE.transactions();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Semaphore committed = new Semaphore(0);
  private final Semaphore unavailable = new Semaphore(0);
  private final Queue<Throwable> others = new ConcurrentLinkedQueue<>();

  @AfterEach
  void mend() {
    over.set(true);
    DATABASE.answers(true);
  }

  @Test
  void whateverItDidWhenTheServerWentItIsRefusedAsUnavailable() throws Exception {
    List<Thread> workers = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      workers.add(Thread.startVirtualThread(this::work));
    }
    for (int outage = 0; outage < OUTAGES; outage++) {
      awaitMore(committed, WORKERS * 20);
      DATABASE.answers(false);
      awaitMore(unavailable, WORKERS);
      DATABASE.answers(true);
    }
    over.set(true);
    for (Thread worker : workers) {
      worker.join();
    }
    assertThat(others).isEmpty();
  }

  /** As all that wait are when their node stops. */
  @Test
  void whoIsInterruptedWhileItWaitsForItsTurnIsRefusedAndKeepsNobodyElseWaiting() throws Exception {
    Transactions oneAtATime = new PgTransactions(DATABASE.pool(), 1, 1, Traces.OFF);
    TenantId tenant = TenantId.next();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread first =
        Thread.startVirtualThread(() ->
            oneAtATime.doInTenant(
                tenant,
                tx -> {
                  begun.countDown();
                  await(end);
                }));
    await(begun);
    Thread second = Thread.startVirtualThread(() -> tried(oneAtATime, tenant));
    second.interrupt();
    second.join();
    assertThat(unavailable.availablePermits()).isEqualTo(1);
    end.countDown();
    first.join();
    tried(oneAtATime, tenant);
    assertThat(committed.availablePermits()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void work() {
    TenantId tenant = TenantId.next();
    while (!over.get()) {
      tried(transactions, tenant);
    }
  }

  private void tried(Transactions by, TenantId tenant) {
    try {
      by.inTenant(tenant, tx -> PgTx.of(tx).rows("SELECT $1::int", 1));
      committed.release();
    } catch (RefusedException refused) {
      if (refused.refusal() instanceof Refusal.Unavailable) {
        unavailable.release();
      } else {
        others.add(refused);
      }
    } catch (RuntimeException | Error other) {
      others.add(other);
    }
  }

  private static void awaitMore(Semaphore done, int more) throws InterruptedException {
    done.drainPermits();
    assertThat(done.tryAcquire(more, 2, TimeUnit.MINUTES)).as("%d more", more).isTrue();
  }
}
