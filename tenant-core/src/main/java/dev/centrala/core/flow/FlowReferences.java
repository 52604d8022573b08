package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;

/** Knows whether what a flow names exists in its tenant, and whether it can work. */
public interface FlowReferences {
  boolean queueExists(Tx tx, QueueId queue);

  boolean hoursExist(Tx tx, HoursId hours);

  boolean flowIsPublished(Tx tx, FlowId flow);

  /** Whether there is such a file, which then stays until the end of the transaction. */
  boolean holdsFile(Tx tx, AttachmentId file);

  boolean secretExists(Tx tx, String name);

  /** It takes nobody, or its hours never open. */
  boolean queueIsClosedForever(Tx tx, QueueId queue);

  /** Somebody who takes work has one of the skills, or is in one of the groups, that are wanted. */
  boolean anybodyMeets(Tx tx, Requirement requirement);
}
