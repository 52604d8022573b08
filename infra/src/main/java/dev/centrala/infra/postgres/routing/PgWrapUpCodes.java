package dev.centrala.infra.postgres.routing;

import dev.centrala.core.routing.WrapUpCode;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;

/** The wrap-up codes of a tenant. */
public final class PgWrapUpCodes extends SetUpRows<WrapUpCodeId, WrapUpCode> {
  public PgWrapUpCodes() {
    super("wrap_up_codes", "id, version, name, active");
  }

  @Override
  protected WrapUpCode fromRow(Row row) {
    return new WrapUpCode(
        new WrapUpCodeId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("name"),
        row.getBoolean("active"));
  }

  @Override
  protected void insertRow(PgTx tx, WrapUpCode code) {
    tx.update(
        """
        INSERT INTO wrap_up_codes (tenant_id, id, version, name, active)
        VALUES ($1, $2, $3, $4, $5)\
        """,
        tx.tenant(),
        code.id(),
        code.version(),
        code.name(),
        code.active());
  }

  @Override
  protected int updateRow(PgTx tx, WrapUpCode code) {
    return tx.update(
        """
        UPDATE wrap_up_codes SET version = $3, name = $4, active = $5
        WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
        """,
        tx.tenant(),
        code.id(),
        code.version(),
        code.name(),
        code.active());
  }
}
