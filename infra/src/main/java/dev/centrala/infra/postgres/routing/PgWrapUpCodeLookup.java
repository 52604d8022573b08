package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.WrapUpCodes;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.infra.postgres.PgTx;

/** Which wrap-up codes a tenant uses. */
public final class PgWrapUpCodeLookup implements WrapUpCodes {
  @Override
  public boolean isActive(Tx tx, WrapUpCodeId code) {
    return PgTx.of(tx)
        .row(
            "SELECT FROM wrap_up_codes WHERE tenant_id = $1 AND id = $2 AND active",
            tx.tenant(),
            code)
        .isPresent();
  }
}
