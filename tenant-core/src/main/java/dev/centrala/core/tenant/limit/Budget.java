package dev.centrala.core.tenant.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * A tenant's budget of one kind as all nodes share it. A rate is a token bucket: {@code tokens} are
 * free, what is leased and not spent is not, and both together never exceed the limit. A level has
 * no tokens: free is what is neither leased nor {@code live}.
 *
 * @param leased what other nodes hold under leases that have not run out
 * @param live what is counted elsewhere, whoever began it
 */
public record Budget(
    LimitKind kind, int limit, double tokens, Instant refreshedAt, long leased, long live) {
  /** A slice is this part of the limit, and near the end this part of what is left. */
  private static final int PARTS = 10;

  private static final Duration LEVEL_RETRY = Duration.ofSeconds(1);

  /**
   * What a node got.
   *
   * @param held what the node's lease is for from now on
   * @param granted what is new of it
   * @param left what stays free for all
   * @param retryIn how long it is vain to ask again; zero when something was granted
   */
  public record Grant(Budget budget, int held, int granted, int left, Duration retryIn) {}

  /** For a node that still holds {@code kept} and wants at least {@code needed} more. */
  public Grant lease(Instant now, int kept, int needed) {
    Budget fresh = refilled(now, kept);
    int free = fresh.free(kept);
    int want = Math.max(needed, Math.max(1, Math.min(limit, free) / PARTS));
    int granted = Math.max(0, Math.min(free, want));
    Budget after = new Budget(kind, limit, fresh.tokens - granted, fresh.refreshedAt, leased, live);
    Duration retry = granted > 0 || needed == 0 ? Duration.ZERO : after.retryIn();
    return new Grant(after, kept + granted, granted, free - granted, retry);
  }

  /** What is used, for a node that holds {@code kept} unused. */
  public long used(Instant now, int kept) {
    return kind.isRate()
        ? Math.max(0, limit - (long) refilled(now, kept).tokens - leased - kept)
        : leased + live;
  }

  private int free(int kept) {
    return kind.isRate()
        ? (int) Math.floor(tokens + 1e-9)
        : (int) Math.max(0, limit - leased - live - kept);
  }

  /** A clock that goes back refills nothing. */
  private Budget refilled(Instant now, int kept) {
    if (!kind.isRate()) {
      return this;
    }
    double seconds = Math.max(0, Duration.between(refreshedAt, now).toNanos() / 1e9);
    double most = Math.max(0, limit - leased - kept);
    double filled = Math.min(most, tokens + seconds * limit / kind.window().toSeconds());
    Instant at = now.isAfter(refreshedAt) ? now : refreshedAt;
    return new Budget(kind, limit, filled, at, leased, live);
  }

  private Duration retryIn() {
    if (!kind.isRate() || limit == 0) {
      return LEVEL_RETRY;
    }
    double seconds = (1 - tokens) * kind.window().toSeconds() / limit;
    return Duration.ofMillis((long) Math.ceil(seconds * 1000));
  }
}
