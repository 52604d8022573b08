package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;

/** What a customer is still asked or told after the agent is done, such as how it was. */
@FunctionalInterface
public interface AfterWork {
  /** False when nothing follows: the contact is over for the customer, too. */
  boolean begin(Tx tx, Interaction disconnected);
}
