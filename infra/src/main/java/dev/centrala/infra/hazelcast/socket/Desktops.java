package dev.centrala.infra.hazelcast.socket;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster keeps of one agent's desktops: which nodes hold their sockets, and the last
 * deltas. Together, so that one step numbers a delta, keeps it and finds out whom to tell; whoever
 * joins after it finds the delta kept. Changed only by the map's processors, and looked at
 * meanwhile by sweeps.
 */
final class Desktops implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final Holders holders = new Holders();
  private volatile @Nullable FeedRing ring;
  private volatile long seenMillis;

  Holders holders() {
    return holders;
  }

  @Nullable FeedRing ring() {
    return ring;
  }

  /** Made if need be; the caller's clock only makes the first number of a new one. */
  FeedRing ring(long nowMillis) {
    FeedRing present = ring;
    FeedRing kept = present == null ? new FeedRing(nowMillis) : present;
    seen(nowMillis);
    ring = kept;
    return kept;
  }

  void forgetRing() {
    ring = null;
  }

  /** A socket was there until now, or something was said. */
  void seen(long nowMillis) {
    seenMillis = nowMillis;
  }

  /** Nobody holds a socket, or has since then, and nobody was told anything. */
  boolean isDone(long sinceMillis) {
    return holders.isEmpty() && seenMillis < sinceMillis;
  }
}
