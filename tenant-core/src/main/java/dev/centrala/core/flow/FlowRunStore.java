package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The runs of one tenant, one for each contact that is or was in a flow. Secrets are sealed in the
 * store, and gone once the run is over.
 */
public interface FlowRunStore {
  Optional<FlowRun> find(Tx tx, InteractionId interaction);

  /** Writes the run as it is now; the interaction must be locked by this transaction. */
  void save(Tx tx, FlowRun run);

  /**
   * Moves the due time of a run whose step is due to {@code until}; false when another has done so,
   * or it has gone on.
   */
  boolean claim(Tx tx, InteractionId interaction, int step, Instant now, Instant until);

  /** Those whose clock has run out, oldest first. */
  List<InteractionId> due(Tx tx, Instant now, int most);
}
