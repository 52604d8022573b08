package dev.centrala.connectors.sandbox;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the carrier does on its own account, each on a virtual thread; a test can wait until all of
 * it is done.
 */
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private int underWay;

  synchronized void begin(Runnable chore) {
    try {
      threads.execute(() -> run(chore));
      underWay++;
    } catch (RejectedExecutionException closed) {
      LOG.debug("The sandbox carrier has closed");
    }
  }

  private void run(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException failed) {
      LOG.warn("The sandbox carrier failed at a chore", failed);
    } finally {
      done();
    }
  }

  private synchronized void done() {
    underWay--;
    notifyAll();
  }

  /** Returns when nothing is under way. Throws when that takes longer than {@code patience}. */
  synchronized void settle(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (underWay > 0) {
      long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        throw new IllegalStateException("the sandbox carrier is still busy after " + patience);
      }
      try {
        wait(leftMillis);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the sandbox carrier was busy", stopped);
      }
    }
  }

  static void pause(Duration pace) {
    if (pace.isPositive()) {
      try {
        Thread.sleep(pace);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
