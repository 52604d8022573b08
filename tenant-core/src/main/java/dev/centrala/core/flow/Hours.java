package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowWorld.Opening;
import dev.centrala.core.shared.HoursId;
import java.time.Instant;

/** Knows whether a business is open; hours that are gone count as open. */
@FunctionalInterface
public interface Hours {
  Opening opening(Tx tx, HoursId hours, Instant at);
}
