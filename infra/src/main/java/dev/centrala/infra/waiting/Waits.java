package dev.centrala.infra.waiting;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
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
    Timeout end = TIMER.newTimeout(late -> first.tryFail(late(time, unit)), time, unit);
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

  /** The same; a stage that is waited for in vain is given up, and fails for everybody. */
  public static <T> T atMost(CompletionStage<T> stage, long time, TimeUnit unit)
      throws TimeoutException {
    return Vertx.currentContext() == null
        ? parked(stage, time, unit)
        : atMost(answer(stage), time, unit);
  }

  /** As long as it takes. */
  public static <T> T until(CompletionStage<T> stage) {
    return Waits.<T>answer(stage).await();
  }

  /**
   * A thread without a context has nothing else to do: whoever completes the stage wakes it.
   * Parking for a time would wake the scheduler of all virtual threads, too, each time.
   */
  private static <T> T parked(CompletionStage<T> stage, long time, TimeUnit unit)
      throws TimeoutException {
    CompletableFuture<T> answer = stage.toCompletableFuture();
    Timeout end =
        TIMER.newTimeout(late -> answer.completeExceptionally(late(time, unit)), time, unit);
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw Waits.<RuntimeException>unchecked(cause == null ? failed : cause);
    } catch (InterruptedException interrupted) {
      throw Waits.<RuntimeException>unchecked(interrupted);
    } finally {
      end.cancel();
    }
  }

  private static TimeoutException late(long time, TimeUnit unit) {
    return new TimeoutException("no answer within " + time + " " + unit);
  }

  @SuppressWarnings("unchecked") // thrown as it is, as await does
  private static <E extends Throwable> E unchecked(Throwable failure) throws E {
    throw (E) failure;
  }

  /**
   * What a cluster answers is read on a virtual thread: not on the thread that works for a
   * partition, and not on the common pool, which would have to be woken for it first.
   */
  private static <T> Future<T> answer(CompletionStage<T> stage) {
    Promise<T> answer = Promise.promise();
    stage.whenCompleteAsync(
        (value, failure) -> {
          if (failure == null) {
            answer.complete(value);
          } else {
            answer.fail(failure);
          }
        },
        Thread::startVirtualThread);
    return answer.future();
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
