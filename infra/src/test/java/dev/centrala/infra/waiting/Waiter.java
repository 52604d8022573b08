package dev.centrala.infra.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody on a virtual thread who may wait for somebody else; tells how that ended. */
public final class Waiter {
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  public Thread start(Runnable work) {
    return Thread.startVirtualThread(() -> {
      try {
        work.run();
        end.complete(null);
      } catch (Throwable failed) {
        end.completeExceptionally(failed);
      }
    });
  }

  public void startAndWaitUntilItWaits(Runnable work) {
    Thread thread = start(work);
    while (thread.getState() != Thread.State.WAITING && !end.isDone()) {
      Thread.yield();
    }
  }

  /** What it failed with; whoever still waits after ten seconds waits for ever. */
  public Throwable failure() throws InterruptedException {
    try {
      end.get(10, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      return failed.getCause();
    } catch (TimeoutException hangs) {
      throw new AssertionError("still waits", hangs);
    }
    throw new AssertionError("it did not fail");
  }
}
