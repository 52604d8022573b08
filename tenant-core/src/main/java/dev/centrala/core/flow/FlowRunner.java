package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.InteractionId;
import java.util.Optional;

/**
 * Steps contacts through their flows and keeps where they are, in the caller's transaction; the
 * interaction must be locked by it, or new in it. Tells what is to be done and does none of it: the
 * channel says and asks, and queues and ends through {@link FrontDoor}.
 */
public interface FlowRunner {
  /**
   * The first turn, of the version that is published now; or straight to the entry point's queue.
   */
  FlowTurn begin(Tx tx, Interaction interaction, Destination destination);

  /**
   * Takes an answer to the turn of this step. An input for another step (a repeated or late
   * callback) changes nothing and is answered with the current turn.
   */
  FlowTurn input(Tx tx, Interaction interaction, int expectedStep, FlowInput input);

  /** The turn that waits to be answered; empty when the contact is in no flow, or past it. */
  Optional<FlowTurn> current(Tx tx, InteractionId interaction);

  /** The same for one that has been read already. */
  Optional<FlowTurn> current(Tx tx, Interaction interaction);
}
