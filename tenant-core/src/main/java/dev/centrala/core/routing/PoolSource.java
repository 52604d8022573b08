package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.PoolFacts;
import dev.centrala.core.shared.TenantId;

/** Where a pool is rebuilt from when no member holds it: the database. */
@FunctionalInterface
public interface PoolSource {
  /**
   * Takes the next incarnation and reads, in the same transaction, rules, queues, agents with
   * presence, and every contact that waits, is on offer, is assigned, parked or in wrap-up. Two
   * callers get different incarnations, and the higher one wins. So that nothing is lost between
   * them, each transaction that carries out a decision holds a shared lock on the row of the
   * incarnation and does nothing when the reply's is not the newest.
   */
  PoolFacts read(TenantId tenant);

  /**
   * Whether the newest incarnation taken is below that of a pool which is alive, as after a
   * fail-over that lost the last commits. Then it is raised, so that the next one taken is above.
   */
  default boolean forgot(TenantId tenant, long incarnation) {
    return false;
  }
}
