package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.PoolIncarnations;
import dev.centrala.infra.postgres.PgTx;

/** The newest incarnation of each pool: a shared lock on its row keeps a rebuilder waiting. */
public final class PgPoolIncarnations implements PoolIncarnations {
  @Override
  public boolean isNewest(Tx tx, long incarnation) {
    return PgTx.of(tx)
        .row(
            "SELECT incarnation FROM pool_incarnations WHERE tenant_id = $1 FOR SHARE", tx.tenant())
        .filter(row -> row.getLong("incarnation") == incarnation)
        .isPresent();
  }
}
