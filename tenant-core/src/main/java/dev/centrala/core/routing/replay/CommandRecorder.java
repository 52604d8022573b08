package dev.centrala.core.routing.replay;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.shared.TenantId;

/**
 * Keeps the commands of pools that are being recorded. Called with every reply that asks for it;
 * must not wait. What is lost with a node shows as a gap.
 */
@FunctionalInterface
public interface CommandRecorder {
  /** Keeps nothing. */
  CommandRecorder NONE = (tenant, command, reply) -> {};

  void keep(TenantId tenant, PoolCommand command, PoolReply reply);
}
