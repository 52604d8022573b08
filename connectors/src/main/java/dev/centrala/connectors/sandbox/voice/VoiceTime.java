package dev.centrala.connectors.sandbox.voice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time by which the carrier waits and counts seconds: real, or standing still until a test
 * moves it. Where it stands, timers fire in {@link Exchange#advance} and durations count only what
 * was advanced; dates follow the clock and what was advanced.
 */
final class VoiceTime implements AutoCloseable {

  /** Something to be done later; {@link #cancel} is for good, and harmless afterwards. */
  static final class Timer {
    private final long due;
    private final long order;
    private final Runnable action;
    private volatile boolean canceled;
    private volatile @Nullable Future<?> alarm;

    private Timer(long due, long order, Runnable action) {
      this.due = due;
      this.order = order;
      this.action = action;
    }

    void cancel() {
      canceled = true;
      Future<?> set = alarm;
      if (set != null) {
        set.cancel(false);
      }
    }

    private void fire() {
      if (!canceled) {
        action.run();
      }
    }
  }

  private final InstantSource clock;
  private final boolean stands;
  private final long began = System.nanoTime();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(
          Comparator.<Timer>comparingLong(timer -> timer.due).thenComparingLong(t -> t.order));
  private final @Nullable ScheduledExecutorService alarm;
  private long advancedMillis;
  private long order;

  VoiceTime(InstantSource clock, boolean stands) {
    this.clock = clock;
    this.stands = stands;
    this.alarm = stands ? null : alarm();
  }

  private static ScheduledExecutorService alarm() {
    var alarm =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-alarm").factory());
    alarm.setRemoveOnCancelPolicy(true);
    return alarm;
  }

  boolean stands() {
    return stands;
  }

  synchronized Instant now() {
    return clock.instant().plusMillis(advancedMillis);
  }

  /** Milliseconds that count for durations. */
  synchronized long elapsedMillis() {
    return stands ? advancedMillis : (System.nanoTime() - began) / 1_000_000;
  }

  synchronized Timer after(Duration delay, Runnable action) {
    long millis = Math.max(0, delay.toMillis());
    Timer timer = new Timer(elapsedMillis() + millis, order++, action);
    if (alarm == null) {
      timers.removeIf(other -> other.canceled);
      timers.add(timer);
    } else if (!alarm.isShutdown()) {
      timer.alarm = alarm.schedule(timer::fire, millis, TimeUnit.MILLISECONDS);
    }
    return timer;
  }

  /** Moves to the next timer until {@code target} and fires it; false when there is none. */
  boolean step(long target) {
    Timer next;
    synchronized (this) {
      timers.removeIf(timer -> timer.canceled);
      next = timers.peek();
      if (next == null || next.due > target) {
        advancedMillis = Math.max(advancedMillis, target);
        return false;
      }
      timers.remove(next);
      advancedMillis = Math.max(advancedMillis, next.due);
    }
    next.fire();
    return true;
  }

  @Override
  public void close() {
    if (alarm != null) {
      alarm.shutdownNow();
    }
  }
}
