package dev.centrala.web.socket;

/** A token bucket: {@code burst} at once, then {@code perSecond}. Used by one mailbox at a time. */
final class RateGate {
  private final int perSecond;
  private final int burst;
  private double left;
  private long lastMillis;

  RateGate(int perSecond, int burst, long nowMillis) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
    this.lastMillis = nowMillis;
  }

  boolean pass(long nowMillis) {
    long elapsedMillis = Math.max(0, nowMillis - lastMillis);
    lastMillis = nowMillis;
    left = Math.min(burst, left + elapsedMillis * perSecond / 1000.0);
    if (left < 1) {
      return false;
    }
    left -= 1;
    return true;
  }
}
