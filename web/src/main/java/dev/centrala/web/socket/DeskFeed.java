package dev.centrala.web.socket;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.List;

/**
 * The reading side of an agent's feed: numbered frames of the last while. Refuses as unavailable
 * when it cannot be reached.
 */
public interface DeskFeed {
  /** A delta as it goes out, but for its number. */
  record Entry(long seq, String frame) {}

  /** What follows a number. */
  sealed interface Slice {
    /**
     * The next ones, oldest first; empty when there are none yet. {@code more} follow after them.
     */
    record Next(List<Entry> entries, boolean more) implements Slice {}

    /** Some are no longer kept, or the number is of another feed: only a snapshot helps. */
    record Gone() implements Slice {}
  }

  /** The newest number; begins the feed when there is none. */
  long newest(TenantId tenant, UserId user);

  Slice after(TenantId tenant, UserId user, long seq);
}
