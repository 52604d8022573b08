package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import java.util.Optional;

/** The little that set-up must know of flows, which are a higher domain. */
public interface FlowLookup {
  boolean exists(Tx tx, FlowId flow);

  /** The hours that the published version asks first, if any. */
  Optional<HoursId> hoursOf(Tx tx, FlowId flow);
}
