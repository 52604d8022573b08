package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import java.time.Instant;

/** How many contacts each agent has taken since midnight in the tenant's zone. */
@FunctionalInterface
public interface AgentDays {
  /** One more. */
  void count(Tx tx, UserId agent, Instant at);
}
