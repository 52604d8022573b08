package dev.centrala.core.outbound;

import dev.centrala.core.shared.RefusedException;

/**
 * How much a business may call out: calls a minute and a day, minutes a day, by the clock of the
 * business, and the longest that one call may take. Refuses as invalid what is out of range.
 */
public record OutboundLimits(
    int callsPerMinute, int callsPerDay, int minutesPerDay, int longestCallMinutes) {
  public static final OutboundLimits STANDARD = new OutboundLimits(30, 2_000, 10_000, 240);

  /** For a business that nobody has looked at yet. */
  public static final OutboundLimits UNVERIFIED = new OutboundLimits(10, 100, 300, 240);

  private static final int MOST_CALLS = 1_000_000;
  private static final int DAY_MINUTES = 24 * 60;

  public OutboundLimits {
    check("/limits/callsPerMinute", callsPerMinute, 1_000);
    check("/limits/callsPerDay", callsPerDay, MOST_CALLS);
    check("/limits/minutesPerDay", minutesPerDay, MOST_CALLS);
    check("/limits/longestCallMinutes", longestCallMinutes, DAY_MINUTES);
  }

  private static void check(String pointer, int value, int most) {
    if (value < 1 || value > most) {
      throw RefusedException.invalid(pointer, "must be from 1 to " + most);
    }
  }

  /** The narrower of both in each. */
  OutboundLimits within(OutboundLimits other) {
    return new OutboundLimits(
        Math.min(callsPerMinute, other.callsPerMinute),
        Math.min(callsPerDay, other.callsPerDay),
        Math.min(minutesPerDay, other.minutesPerDay),
        Math.min(longestCallMinutes, other.longestCallMinutes));
  }
}
