package dev.centrala.infra.postgres.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FlowSecrets;
import dev.centrala.core.tenant.Secrets;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The secrets that flows name, in PostgreSQL under the master key. */
public final class PgFlowSecrets implements FlowSecrets {
  private final Secrets secrets;

  public PgFlowSecrets(Secrets secrets) {
    this.secrets = secrets;
  }

  /** What a secret is sealed for. */
  public static String purpose(UUID id) {
    return "flowSecret:" + id;
  }

  @Override
  public Optional<String> open(Tx tx, String name) {
    return row(tx, name)
        .map(row ->
            secrets.open(
                tx.tenant(), purpose(row.getUUID("id")), row.getBuffer("sealed").getBytes()));
  }

  @Override
  public boolean exists(Tx tx, String name) {
    return row(tx, name).isPresent();
  }

  private static Optional<Row> row(Tx tx, String name) {
    return PgTx.of(tx)
        .row(
            "SELECT id, sealed FROM flow_secrets WHERE tenant_id = $1 AND name = $2",
            tx.tenant(),
            name);
  }

  @Override
  public void put(Tx tx, String name, String value, Instant at) {
    UUID id = row(tx, name).map(row -> row.getUUID("id")).orElseGet(UUID::randomUUID);
    PgTx.of(tx)
        .update(
            """
            INSERT INTO flow_secrets (tenant_id, id, name, sealed, changed_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, id) DO UPDATE SET sealed = EXCLUDED.sealed, changed_at = EXCLUDED.changed_at\
            """,
            tx.tenant(),
            id,
            name,
            Buffer.buffer(secrets.seal(tx.tenant(), purpose(id), value)),
            at);
  }

  @Override
  public boolean delete(Tx tx, String name) {
    return PgTx.of(tx)
            .update(
                "DELETE FROM flow_secrets WHERE tenant_id = $1 AND name = $2", tx.tenant(), name)
        == 1;
  }

  @Override
  public List<Named> list(Tx tx) {
    return PgTx.of(tx)
        .rows(
            "SELECT name, changed_at FROM flow_secrets WHERE tenant_id = $1 ORDER BY name LIMIT"
                + " 200",
            tx.tenant())
        .stream()
        .map(row -> new Named(row.getString("name"), Rows.instant(row, "changed_at")))
        .toList();
  }
}
