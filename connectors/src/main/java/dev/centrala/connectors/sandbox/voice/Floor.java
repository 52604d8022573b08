package dev.centrala.connectors.sandbox.voice;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exchange's one lock, the threads that work under it, and how many of them are awake: when
 * none is, everything that was going to happen by itself has happened.
 */
final class Floor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Floor.class);

  /** A place where one thread sleeps until it is woken. */
  final class Bed {
    private final Condition condition = lock.newCondition();
    private boolean asleep;
    private boolean woken;

    /** Lock held. */
    void wake() {
      if (asleep && !woken) {
        woken = true;
        awake++;
        condition.signal();
      }
    }

    /** Lock held. Returns after {@link #wake}. */
    void sleep() {
      asleep = true;
      woken = false;
      rest();
      while (!woken) {
        condition.awaitUninterruptibly();
      }
      asleep = false;
    }

    /** Lock held. Whether its thread sleeps and nobody has woken it. */
    boolean isQuiet() {
      return asleep && !woken;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private int awake;

  Bed bed() {
    return new Bed();
  }

  Condition condition() {
    return lock.newCondition();
  }

  void run(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  <T extends @Nullable Object> T get(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** Does this on a thread of its own, without the lock. */
  void begin(Runnable work) {
    run(() -> awake++);
    try {
      threads.execute(() -> {
        try {
          work.run();
        } catch (RuntimeException failed) {
          LOG.warn("The sandbox carrier failed at a call", failed);
        } finally {
          run(this::rest);
        }
      });
    } catch (RejectedExecutionException closed) {
      run(this::rest);
    }
  }

  private void rest() {
    awake--;
    if (awake == 0) {
      quiet.signalAll();
    }
  }

  /** Throws when threads are still awake after so long. */
  void awaitQuiet(Duration patience) {
    run(() -> {
      if (!await(quiet, patience, () -> awake == 0)) {
        throw new IllegalStateException("the sandbox carrier is still busy after " + patience);
      }
    });
  }

  /** Lock held. Waits until {@code done} holds; false when it does not in that time. */
  static boolean await(Condition condition, Duration patience, Supplier<Boolean> done) {
    long left = patience.toNanos();
    try {
      while (!done.get()) {
        if (left <= 0) {
          return false;
        }
        left = condition.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the sandbox carrier", stopped);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
