package dev.centrala.core.usage;

import dev.centrala.core.events.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usage of one tenant: append-only. */
public interface UsageLog {
  /** Counts the event unless its id is known; a known id with another quantity is a conflict. */
  void record(Tx tx, UsageEvent event);

  /** Sums from {@code from} (inclusive) to {@code to} (exclusive), smallest group first. */
  List<UsageSum> sum(
      Tx tx, @Nullable Meter meter, Instant from, Instant to, UsageGrouping grouping);
}
