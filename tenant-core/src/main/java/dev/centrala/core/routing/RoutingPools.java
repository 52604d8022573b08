package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.shared.TenantId;

/**
 * The pools of all tenants, wherever they live. Calls block a virtual thread until there is an
 * answer; a pool that nobody holds is rebuilt first. Each submitted command takes effect once, also
 * when a node dies meanwhile.
 */
public interface RoutingPools {
  /**
   * Applies the command. The caller carries out the decisions.
   *
   * @throws PoolUnavailableException when it is not known whether the command took effect;
   *     deadlines inside the pool and the sweeper repair what it may have left
   */
  PoolReply submit(TenantId tenant, PoolCommand command);

  /** Asks without changing anything. The answer has the type that the query names. */
  PoolAnswer ask(TenantId tenant, PoolQuery query);

  /**
   * Sees to it that a pool newer than the stale one stands. For when a decision was refused because
   * its pool's incarnation is no longer the newest: mostly the newer one is there already, or about
   * to be; after a split that has healed, or when a rebuilder died half-way, it is built.
   */
  void replace(TenantId tenant, long stale);
}
