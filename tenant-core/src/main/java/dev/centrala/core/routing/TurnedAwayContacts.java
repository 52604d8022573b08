package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.routing.pool.PoolDecision;

/** What becomes of contacts that may not wait in a queue, in the transaction that says so. */
@FunctionalInterface
public interface TurnedAwayContacts {
  /** Goes on with an interaction that is back in its flow; answers with how it then stands. */
  Interaction goOn(Tx tx, Interaction back, PoolDecision.TurnedAwayReason why);
}
