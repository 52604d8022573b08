package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.PoolRules;

/** The tenant's settings, in the form that a pool needs. */
@FunctionalInterface
public interface PoolRulesSource {
  PoolRules read(Tx tx);
}
