package dev.centrala.core.outbound;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The numbers that one tenant must not call. */
public interface DoNotCallStore {
  /** One of them. */
  record Entry(String number, @Nullable String reason, Instant addedAt) {}

  boolean has(Tx tx, String number);

  /** Those that were not there before; answers how many. */
  int add(Tx tx, Collection<String> numbers, @Nullable String reason, Instant at);

  /** False when it was not there. */
  boolean remove(Tx tx, String number);

  /** In the order of the numbers; those that hold {@code search}, if given. */
  Page<Entry> list(Tx tx, @Nullable String search, PageRequest page);
}
