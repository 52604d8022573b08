package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.EntryPointId;
import java.util.Optional;

/** Where entry points lead. */
public interface Destinations {
  Optional<Destination> find(Tx tx, EntryPointId entryPoint);

  /** The oldest entry point of the channel that a message can leave by. */
  Optional<Destination> first(Tx tx, Channel channel);
}
