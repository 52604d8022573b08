package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.PoolFacts;
import dev.centrala.core.shared.TenantId;

/** Where a pool is rebuilt from when no member holds it: the database. */
public interface PoolSource {
  /**
   * Takes the next incarnation and reads, in the same transaction, rules, queues, agents with presence, and every
   * contact that waits, is on offer, is assigned, parked or in wrap-up. Two callers get different incarnations; a lower
   * one is fenced from then on.
   */
  PoolFacts read(TenantId tenant);

  /** Whether {@code incarnation} is still the newest taken for the tenant. */
  boolean isCurrent(TenantId tenant, long incarnation);
}
