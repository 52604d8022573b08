package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import java.util.List;

/**
 * How much of each agent's budget the database has given out: the arbiter when two pools say yes.
 */
public interface AgentLoads {
  /** Takes the cost, or takes nothing and answers false when the budget does not allow it. */
  boolean take(Tx tx, UserId agent, int cost, int budget);

  void giveBack(Tx tx, UserId agent, int cost);

  /**
   * Sets what is given out to what the assigned contacts and wrap-ups cost, where it differs;
   * answers for whom it did.
   */
  List<UserId> mend(Tx tx);
}
