package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import java.util.Optional;

/**
 * What an entry point may refer to in higher domains, in the tenant of the transaction; another
 * tenant's things are not there.
 */
public interface EntryPointReferences {
  boolean flowExists(Tx tx, FlowId flow);

  boolean queueExists(Tx tx, QueueId queue);

  /**
   * The hours that a customer meets there: those of the queue, or those that the published flow
   * asks first.
   */
  Optional<HoursId> hoursOf(Tx tx, EntryPoint entryPoint);

  /** Whether the entry point's queue is closed by hand. */
  boolean closedByHand(Tx tx, EntryPoint entryPoint);
}
