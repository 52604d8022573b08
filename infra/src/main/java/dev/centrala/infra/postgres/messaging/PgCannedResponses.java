package dev.centrala.infra.postgres.messaging;

import dev.centrala.core.messaging.CannedResponse;
import dev.centrala.core.shared.CannedResponseId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;

/** The canned replies of a tenant. */
public final class PgCannedResponses extends SetUpRows<CannedResponseId, CannedResponse> {
  public PgCannedResponses() {
    super("canned_responses", "id, version, shortcut, text");
  }

  @Override
  protected CannedResponse fromRow(Row row) {
    return new CannedResponse(
        new CannedResponseId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("shortcut"),
        row.getString("text"));
  }

  @Override
  protected void insertRow(PgTx tx, CannedResponse response) {
    tx.update(
        """
        INSERT INTO canned_responses (tenant_id, id, version, shortcut, text)
        VALUES ($1, $2, $3, $4, $5)\
        """,
        tx.tenant(),
        response.id(),
        response.version(),
        response.shortcut(),
        response.text());
  }

  @Override
  protected int updateRow(PgTx tx, CannedResponse response) {
    return tx.update(
        """
        UPDATE canned_responses SET version = $3, shortcut = $4, text = $5
        WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
        """,
        tx.tenant(),
        response.id(),
        response.version(),
        response.shortcut(),
        response.text());
  }
}
