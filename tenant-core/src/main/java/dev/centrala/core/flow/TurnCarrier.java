package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;

/**
 * How a channel does what a flow wants, when the flow has gone on by itself: after a queue, a
 * request, a time. In the transaction that stepped it; answers with how the contact then stands.
 */
@FunctionalInterface
public interface TurnCarrier {
  Interaction carryOut(Tx tx, FlowTurn turn);
}
