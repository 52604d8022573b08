package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.PoolIncarnations;
import dev.centrala.core.routing.StalePoolException;
import dev.centrala.infra.postgres.PgTx;

/**
 * The newest incarnation of each pool: a shared lock on its row keeps a rebuilder waiting. The look
 * travels with the transaction's next statement.
 */
public final class PgPoolIncarnations implements PoolIncarnations {
  @Override
  public void requireNewest(Tx tx, long incarnation) {
    PgTx.of(tx)
        .require(
            "SELECT incarnation FROM pool_incarnations WHERE tenant_id = $1 FOR SHARE",
            rows -> rows.size() == 1 && rows.iterator().next().getLong(0) == incarnation,
            () -> new StalePoolException(incarnation),
            tx.tenant());
  }
}
