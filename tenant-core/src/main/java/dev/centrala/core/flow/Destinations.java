package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import java.util.Optional;

/** Where entry points lead. */
public interface Destinations {
  Optional<Destination> find(Tx tx, EntryPointId entryPoint);

  /** The queue's own priority, to which a flow adds; empty when there is no such queue. */
  Optional<Integer> priority(Tx tx, QueueId queue);
}
