package dev.centrala.core.tenant.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is tried again: exponential back-off with full jitter, at most twelve
 * hours apart, for three days. The last try falls on the end of the three days.
 */
public final class RetrySchedule {
  public static final Duration KEEP_TRYING = Duration.ofDays(3);
  static final Duration FIRST = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofHours(12);
  private static final int GROWTH = 3;

  private RetrySchedule() {}

  /**
   * Empty when {@code now} is past {@code until}: it has failed. {@code attempts} counts those
   * made.
   */
  public static Optional<Instant> next(
      int attempts, Instant now, Instant until, Duration atLeast, RandomGenerator random) {
    if (!now.isBefore(until)) {
      return Optional.empty();
    }
    long jittered = random.nextLong(1, cap(attempts).toMillis() + 1);
    Instant next = now.plusMillis(Math.max(jittered, atLeast.toMillis()));
    return Optional.of(next.isAfter(until) ? until : next);
  }

  static Duration cap(int attempts) {
    double millis = FIRST.toMillis() * Math.pow(GROWTH, Math.max(0, attempts - 1));
    return Duration.ofMillis((long) Math.min(millis, LONGEST.toMillis()));
  }
}
