package dev.centrala.core.flow.graph;

import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.pool.Hold;
import java.util.List;

/**
 * How a flow wants a contact served, beyond its queue: what it asks of agents, when it is due, for
 * whom it is held, and for how long for the agent who had the customer last. 0 seconds is not at
 * all.
 */
public record Wishes(Asks asks, int dueInSeconds, List<Hold> holds, int lastAgentSeconds) {
  /** As the queue has it. */
  public static final Wishes NONE = new Wishes(Asks.NOTHING, 0, List.of(), 0);

  public Wishes {
    holds = List.copyOf(holds);
  }
}
