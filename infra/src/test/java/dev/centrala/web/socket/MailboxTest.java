package dev.centrala.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a socket's tasks may rely on, whoever hands them in. */
class MailboxTest {
  private static final int SENDERS = 8;
  private static final int EACH = 2_000;

  private final Vertx vertx = Vertx.vertx();
  private final Context context =
      ((VertxInternal) vertx)
          .contextBuilder()
          .withThreadingModel(ThreadingModel.VIRTUAL_THREAD)
          .build();
  private final Mailbox mailbox = new Mailbox(context);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void noTwoTasksRunAtOnceAndEachSendersTasksKeepTheirOrder() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger mostAtOnce = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(SENDERS * EACH);
    List<List<Integer>> seen = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      List<Integer> own = new ArrayList<>();
      seen.add(own);
      Thread.startVirtualThread(() -> {
        for (int i = 0; i < EACH; i++) {
          int each = i;
          Runnable task =
              () -> {
                mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                own.add(each);
                running.decrementAndGet();
                done.countDown();
              };
          if (i % 3 == 0) {
            mailbox.submit(task);
          } else {
            mailbox.now(task);
          }
        }
      });
    }
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(mostAtOnce.get()).isEqualTo(1);
    for (List<Integer> own : seen) {
      assertThat(own).isSorted().hasSize(EACH);
    }
  }

  @Test
  void whatIsToRunNowWaitsWhileAnotherTaskWaits() throws Exception {
    Promise<Void> gate = Promise.promise();
    Queue<String> order = new ConcurrentLinkedQueue<>();
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(2);
    mailbox.submit(() -> {
      began.countDown();
      gate.future().await();
      order.add("first");
      done.countDown();
    });
    assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
    mailbox.now(() -> {
      order.add("second");
      done.countDown();
    });
    assertThat(order).isEmpty();
    gate.complete();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void aTaskThatFailsHoldsUpNothing() throws Exception {
    CountDownLatch done = new CountDownLatch(2);
    mailbox.now(() -> {
      mailbox.submit(done::countDown);
      throw new IllegalStateException("wanted by the test");
    });
    mailbox.now(done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
