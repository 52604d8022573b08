package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.ConnectionStore;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a tenant, their sealed secrets, and the directory's way from a connection to
 * its tenant.
 */
public final class PgConnections extends SetUpRows<ConnectionId, Connection>
    implements ConnectionStore {
  public PgConnections() {
    super("connections", "id, version, provider, name, account, api_base_url, created_at");
  }

  @Override
  protected Connection fromRow(Row row) {
    String apiBaseUrl = row.getString("api_base_url");
    return new Connection(
        new ConnectionId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("provider"),
        row.getString("name"),
        row.getString("account"),
        apiBaseUrl == null ? null : URI.create(apiBaseUrl),
        row.getOffsetDateTime("created_at").toInstant());
  }

  @Override
  protected void insertRow(PgTx tx, Connection connection) {
    tx.update(
        """
        INSERT INTO connections (tenant_id, id, version, provider, name, account, api_base_url, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)\
        """,
        tx.tenant(),
        connection.id(),
        connection.version(),
        connection.provider(),
        connection.name(),
        connection.account(),
        text(connection),
        connection.createdAt());
    tx.update(
        "INSERT INTO directory.connections (id, tenant_id) VALUES ($1, $2)",
        connection.id(),
        tx.tenant());
  }

  /** The provider stays what it was. */
  @Override
  protected int updateRow(PgTx tx, Connection connection) {
    return tx.update(
        """
        UPDATE connections SET version = $3, name = $4, account = $5, api_base_url = $6
        WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
        """,
        tx.tenant(),
        connection.id(),
        connection.version(),
        connection.name(),
        connection.account(),
        text(connection));
  }

  private static @Nullable String text(Connection connection) {
    return connection.apiBaseUrl() == null ? null : connection.apiBaseUrl().toString();
  }

  @Override
  public boolean delete(Tx tx, ConnectionId id) {
    boolean deleted = super.delete(tx, id);
    if (deleted) {
      PgTx.of(tx)
          .update(
              "DELETE FROM directory.connections WHERE tenant_id = $1 AND id = $2",
              tx.tenant(),
              id);
    }
    return deleted;
  }

  @Override
  public void putSecret(Tx tx, ConnectionId id, byte[] sealed) {
    PgTx.of(tx)
        .update(
            "UPDATE connections SET secret = $3 WHERE tenant_id = $1 AND id = $2",
            tx.tenant(),
            id,
            Buffer.buffer(sealed));
  }

  @Override
  public Optional<byte[]> sealedSecret(Tx tx, ConnectionId id) {
    return PgTx.of(tx)
        .row(
            "SELECT secret FROM connections WHERE tenant_id = $1 AND id = $2 AND secret IS NOT"
                + " NULL",
            tx.tenant(),
            id)
        .map(row -> row.getBuffer("secret").getBytes());
  }

  @Override
  public Optional<TenantId> tenantOf(DirectoryTx tx, ConnectionId id) {
    return PgTx.of(tx)
        .row("SELECT tenant_id FROM directory.connections WHERE id = $1", id)
        .map(row -> new TenantId(row.getUUID("tenant_id")));
  }
}
