package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.FlowId;
import java.util.Optional;

/** Where a running contact finds its flow. */
public interface FlowStore {
  /** The version that new contacts begin; empty before the first publication. */
  Optional<FlowVersion> published(Tx tx, FlowId flow);

  Optional<FlowVersion> version(Tx tx, FlowId flow, int version);
}
