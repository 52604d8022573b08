package dev.centrala.core.outbound;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.CallbackId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The callbacks of one tenant. */
public interface CallbackStore {
  /** False when this number is already to be called for this queue: then nothing was written. */
  boolean insert(Tx tx, Callback callback);

  void update(Tx tx, Callback callback);

  /** Reads the row and holds its lock until the transaction ends. */
  Optional<Callback> lock(Tx tx, CallbackId id);

  /** Takes those for which something is due; they are due again at {@code again}. */
  List<CallbackId> claim(Tx tx, Instant now, Instant again, int most);

  /** Newest first. */
  Page<Callback> list(Tx tx, Callback.@Nullable State state, PageRequest page);
}
