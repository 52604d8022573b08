package dev.centrala.core.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of tries against one {@link Limit}: pure, so that it can be checked by itself.
 */
public record Tries(int count, Instant lastAt, @Nullable Instant blockedUntil) {
  private static final int MOST_DOUBLINGS = 30;

  public static Tries none(Instant now) {
    return new Tries(0, now, null);
  }

  /** How long to wait before the next try; zero when it may be made now. */
  public Duration waitAt(Instant now) {
    return blockedUntil == null || !now.isBefore(blockedUntil)
        ? Duration.ZERO
        : Duration.between(now, blockedUntil);
  }

  /** After one more try, which must be allowed now. */
  public Tries tried(Limit limit, Instant now) {
    int next = isForgotten(limit, now) ? 1 : count + 1;
    return new Tries(next, now, next < limit.free() ? null : now.plus(delay(limit, next)));
  }

  /** After a try turned out to be a good one. */
  public Tries refunded() {
    return new Tries(Math.max(0, count - 1), lastAt, null);
  }

  private boolean isForgotten(Limit limit, Instant now) {
    Instant from = blockedUntil == null ? lastAt : blockedUntil;
    return !now.isBefore(from.plus(limit.window()));
  }

  private static Duration delay(Limit limit, int tries) {
    int doublings = Math.min(tries - limit.free(), MOST_DOUBLINGS);
    Duration delay = limit.firstDelay().multipliedBy(1L << doublings);
    return delay.compareTo(limit.longestDelay()) < 0 ? delay : limit.longestDelay();
  }
}
