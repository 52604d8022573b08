package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.ApiKey;
import dev.centrala.core.access.KeyStore;
import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.KeyId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/** The table {@code api_keys}, and {@code directory.api_keys} in step with it. */
public final class PgKeyStore implements KeyStore {
  @Override
  public void insert(Tx tx, ApiKey key, byte[] secretHash) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO api_keys (tenant_id, key_id, name, roles, secret_hash, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)\
            """,
            tx.tenant(),
            key.id(),
            key.name(),
            UserRows.roles(key.roles()),
            Buffer.buffer(secretHash),
            key.createdAt());
    PgTx.of(tx)
        .update(
            "INSERT INTO directory.api_keys (key_id, tenant_id) VALUES ($1, $2)",
            key.id(),
            tx.tenant());
  }

  @Override
  public Page<ApiKey> list(Tx tx, PageRequest page) {
    List<ApiKey> keys =
        PgTx.of(tx)
            .rows(
                """
                SELECT * FROM api_keys WHERE tenant_id = $1 AND ($2::uuid IS NULL OR key_id > $2)
                ORDER BY key_id LIMIT $3\
                """,
                tx.tenant(),
                Cursors.id(page),
                page.limit() + 1)
            .stream()
            .map(PgKeyStore::fromRow)
            .toList();
    return Cursors.page(keys, page, ApiKey::id);
  }

  @Override
  public Optional<ApiKey> find(Tx tx, KeyId id) {
    return PgTx.of(tx)
        .row("SELECT * FROM api_keys WHERE tenant_id = $1 AND key_id = $2", tx.tenant(), id)
        .map(PgKeyStore::fromRow);
  }

  @Override
  public Optional<ApiKey> find(Tx tx, KeyId id, byte[] secretHash) {
    return PgTx.of(tx)
        .row(
            "SELECT * FROM api_keys WHERE tenant_id = $1 AND key_id = $2 AND secret_hash = $3",
            tx.tenant(),
            id,
            Buffer.buffer(secretHash))
        .map(PgKeyStore::fromRow);
  }

  @Override
  public boolean delete(Tx tx, KeyId id) {
    int deleted =
        PgTx.of(tx)
            .update("DELETE FROM api_keys WHERE tenant_id = $1 AND key_id = $2", tx.tenant(), id);
    PgTx.of(tx)
        .update(
            "DELETE FROM directory.api_keys WHERE key_id = $1 AND tenant_id = $2", id, tx.tenant());
    return deleted == 1;
  }

  @Override
  public Optional<TenantId> tenantOf(DirectoryTx tx, KeyId id) {
    return PgTx.of(tx)
        .row("SELECT tenant_id FROM directory.api_keys WHERE key_id = $1", id)
        .map(row -> new TenantId(row.getUUID("tenant_id")));
  }

  private static ApiKey fromRow(Row row) {
    return new ApiKey(
        new KeyId(row.getUUID("key_id")),
        row.getString("name"),
        UserRows.roles(row.getArrayOfStrings("roles")),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
