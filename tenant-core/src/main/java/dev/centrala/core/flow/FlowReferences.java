package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;

/** Knows whether what a flow names exists in its tenant. */
public interface FlowReferences {
  boolean queueExists(Tx tx, QueueId queue);

  boolean hoursExist(Tx tx, HoursId hours);
}
