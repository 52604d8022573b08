package dev.centrala.infra.hazelcast;

/**
 * How far the owner's clock is ahead of this member's, as the backup sees it. A command that came
 * late makes the owner look behind, and those that a frozen member finds when it wakes come very
 * late: the greatest difference of the last two windows counts.
 */
final class ClockSkew {
  private static final long WINDOW_MILLIS = 10_000;
  private static final long UNKNOWN = Long.MIN_VALUE;

  private long windowFrom;
  private long inWindow = UNKNOWN;
  private long before = UNKNOWN;

  void follow(long ownerMillis, long localMillis) {
    long seen = ownerMillis - localMillis;
    if (inWindow == UNKNOWN || Math.abs(localMillis - windowFrom) >= WINDOW_MILLIS) {
      before = inWindow;
      inWindow = seen;
      windowFrom = localMillis;
    } else {
      inWindow = Math.max(inWindow, seen);
    }
  }

  /** 0 as long as nothing is known. */
  long millis() {
    return inWindow == UNKNOWN ? 0 : Math.max(inWindow, before);
  }
}
