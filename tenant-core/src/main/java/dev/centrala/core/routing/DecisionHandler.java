package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.shared.TenantId;

/** Carries out what a pool decided on its own, when a deadline passed. */
@FunctionalInterface
public interface DecisionHandler {
  void carryOut(TenantId tenant, PoolReply reply);
}
