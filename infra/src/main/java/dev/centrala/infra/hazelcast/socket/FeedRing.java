package dev.centrala.infra.hazelcast.socket;

import dev.centrala.web.socket.DeskFeed;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The last deltas of one agent. Numbers begin at the millisecond the ring is made, far above those
 * of any ring before it, so that a desktop that comes back with an old number is told to take a
 * snapshot. Changed only by the map's processors.
 */
final class FeedRing implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private static final int MOST_ENTRIES = 300;
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final int MOST_AT_ONCE = 100;

  private final ArrayDeque<Stored> entries = new ArrayDeque<>();
  private long newest;
  private long characters;

  private record Stored(long seq, String frame) implements Serializable {}

  FeedRing(long nowMillis) {
    this.newest = nowMillis;
  }

  long newest() {
    return newest;
  }

  void append(String frame) {
    newest++;
    entries.addLast(new Stored(newest, frame));
    characters += frame.length();
    while (entries.size() > MOST_ENTRIES || (characters > MOST_CHARACTERS && entries.size() > 1)) {
      characters -= entries.removeFirst().frame().length();
    }
  }

  /**
   * Begins anew above all numbers given so far: whoever followed an earlier count takes a snapshot.
   */
  void restart(long nowMillis) {
    newest = Math.max(newest + 1, nowMillis);
    entries.clear();
    characters = 0;
  }

  /** True when every delta after {@code seq} is still here. */
  boolean reaches(long seq) {
    long oldest = entries.isEmpty() ? newest + 1 : entries.getFirst().seq();
    return seq <= newest && seq >= oldest - 1;
  }

  List<DeskFeed.Entry> after(long seq) {
    List<DeskFeed.Entry> next = new ArrayList<>();
    for (Stored entry : entries) {
      if (entry.seq() > seq && next.size() < MOST_AT_ONCE) {
        next.add(new DeskFeed.Entry(entry.seq(), entry.frame()));
      }
    }
    return next;
  }
}
