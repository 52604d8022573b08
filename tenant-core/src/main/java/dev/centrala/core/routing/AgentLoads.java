package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.Medium;
import dev.centrala.core.routing.pool.Take;
import dev.centrala.core.shared.UserId;
import java.util.List;

/**
 * How much of each agent's budget the database has given out, by medium: the arbiter when two pools
 * say yes.
 */
public interface AgentLoads {
  /**
   * Takes it, or takes nothing and answers false when the rule that it carries does not allow it.
   */
  boolean take(Tx tx, UserId agent, Take take);

  /** One contact of the medium takes {@code cost} no longer. */
  void giveBack(Tx tx, UserId agent, Medium medium, int cost);

  /**
   * Sets what is given out to what the assigned contacts and wrap-ups cost, where it differs;
   * answers for whom it did.
   */
  List<UserId> mend(Tx tx);
}
