package dev.centrala.infra.waiting;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits that let the other work of a Vert.x context go on, and that end it well. Vert.x' own {@code
 * await} with a time leaves a context dead: what was waited for in vain takes the context's turn
 * when it comes after all, and nobody gives it back. A thread that merely sleeps or locks keeps the
 * turn, which whoever would wake it may need.
 */
public final class Waits {
  private static final long TICK_MILLIS = 10;

  /** Thousands of waits a second begin and end long before their time: here that costs little. */
  private static final HashedWheelTimer TIMER =
      new HashedWheelTimer(
          new DefaultThreadFactory("waits", true), TICK_MILLIS, TimeUnit.MILLISECONDS, 1024);

  private Waits() {}

  /** The value, or what it failed with. */
  public static <T> T atMost(Future<T> future, long time, TimeUnit unit) throws TimeoutException {
    if (future.isComplete()) {
      return sneaking(future);
    }
    Promise<T> first = Promise.promise();
    Timeout end =
        TIMER.newTimeout(
            late -> first.tryFail(new TimeoutException("no answer within " + time + " " + unit)),
            time,
            unit);
    future.onComplete(value -> {
      end.cancel();
      if (value.succeeded()) {
        first.tryComplete(value.result());
      } else {
        first.tryFail(value.cause());
      }
    });
    return sneaking(first.future());
  }

  public static <T> T atMost(CompletionStage<T> stage, long time, TimeUnit unit)
      throws TimeoutException {
    return atMost(Future.fromCompletionStage(stage), time, unit);
  }

  /** As long as it takes. */
  public static <T> T until(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage).await();
  }

  public static void pause(long millis) {
    Promise<Void> over = Promise.promise();
    TIMER.newTimeout(late -> over.complete(), millis, TimeUnit.MILLISECONDS);
    over.future().await();
  }

  /** {@code await} throws what it does not declare. */
  @SuppressWarnings("RedundantThrows")
  private static <T> T sneaking(Future<T> future) throws TimeoutException {
    return future.await();
  }
}
