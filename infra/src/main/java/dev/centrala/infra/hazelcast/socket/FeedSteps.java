package dev.centrala.infra.hazelcast.socket;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import dev.centrala.web.socket.DeskFeed;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a ring where it lives. The caller's clock only makes the first number of a new
 * ring.
 */
final class FeedSteps {
  private FeedSteps() {}

  /** Adds a delta; answers with its number. */
  record Append(String frame, long nowMillis) implements EntryProcessor<String, FeedRing, Long> {
    @Override
    public Long process(Map.Entry<String, FeedRing> entry) {
      FeedRing ring = entry.getValue();
      FeedRing kept = ring == null ? new FeedRing(nowMillis) : ring;
      long seq = kept.append(frame);
      entry.setValue(kept);
      return seq;
    }
  }

  /** The newest number of a ring that is made if need be. */
  record Newest(long nowMillis) implements EntryProcessor<String, FeedRing, Long> {
    @Override
    public Long process(Map.Entry<String, FeedRing> entry) {
      FeedRing ring = entry.getValue();
      if (ring == null) {
        ring = new FeedRing(nowMillis);
        entry.setValue(ring);
      }
      return ring.newest();
    }
  }

  /** Makes everybody who follows this ring take a snapshot. */
  record Restart(long nowMillis) implements EntryProcessor<String, FeedRing, Void> {
    @Override
    @SuppressWarnings("NullAway") // Nothing is answered; the map's interface does not say so.
    public Void process(Map.Entry<String, FeedRing> entry) {
      FeedRing ring = entry.getValue();
      if (ring != null) {
        ring.restart(nowMillis);
        entry.setValue(ring);
      }
      return null;
    }
  }

  /** A slice on its way over the network; no entries at all when the ring does not reach back. */
  record Slice(@Nullable List<Item> items, boolean more) implements Serializable {
    record Item(long seq, String frame) implements Serializable {}
  }

  /** Reads what follows a number. */
  record After(long seq) implements EntryProcessor<String, FeedRing, Slice>, ReadOnly {
    @Override
    public Slice process(Map.Entry<String, FeedRing> entry) {
      FeedRing ring = entry.getValue();
      if (ring == null || !ring.reaches(seq)) {
        return new Slice(null, false);
      }
      List<Slice.Item> items = ring.after(seq).stream().map(After::item).toList();
      return new Slice(items, !items.isEmpty() && items.getLast().seq() < ring.newest());
    }

    private static Slice.Item item(DeskFeed.Entry entry) {
      return new Slice.Item(entry.seq(), entry.frame());
    }
  }
}
