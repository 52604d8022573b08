package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.infra.postgres.PgTx;
import java.time.ZoneId;
import java.util.function.Function;

/** The time zone of the transaction's tenant. */
public final class PgTenantZone implements Function<Tx, ZoneId> {
  @Override
  public ZoneId apply(Tx tx) {
    return ZoneId.of(
        PgTx.of(tx)
            .rowOf("tenant", "SELECT time_zone FROM tenants WHERE tenant_id = $1", tx.tenant())
            .getString("time_zone"));
  }
}
