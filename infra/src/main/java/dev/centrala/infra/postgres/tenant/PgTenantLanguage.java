package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.events.Tx;
import dev.centrala.infra.postgres.PgTx;

/** The language of a tenant alone, of the table {@code tenants}, for those who ask often. */
public final class PgTenantLanguage {
  public String of(Tx tx) {
    return PgTx.of(tx)
        .row("SELECT locale FROM tenants WHERE tenant_id = $1", tx.tenant())
        .map(row -> row.getString("locale"))
        .orElseThrow();
  }
}
