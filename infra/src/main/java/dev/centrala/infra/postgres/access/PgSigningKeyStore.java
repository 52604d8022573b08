package dev.centrala.infra.postgres.access;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.infra.crypto.SigningKeyStore;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;

/** The table {@code directory.signing_keys}. */
public final class PgSigningKeyStore implements SigningKeyStore {
  /** Any number that no other advisory lock uses. */
  private static final long LOCK = 0x7369676e6b657973L;

  @Override
  public List<Stored> lock(DirectoryTx tx) {
    PgTx.of(tx).rows("SELECT pg_advisory_xact_lock($1)", LOCK);
    return list(tx);
  }

  @Override
  public List<Stored> list(DirectoryTx tx) {
    return PgTx.of(tx)
        .rows("SELECT * FROM directory.signing_keys ORDER BY signs_from DESC")
        .stream()
        .map(PgSigningKeyStore::fromRow)
        .toList();
  }

  @Override
  public void insert(DirectoryTx tx, Stored key) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO directory.signing_keys (key_id, public_key, sealed_private_key, created_at, signs_from)
            VALUES ($1, $2, $3, $4, $5)\
            """,
            key.id(),
            Buffer.buffer(key.publicKey()),
            Buffer.buffer(key.sealedPrivateKey()),
            key.createdAt(),
            key.signsFrom());
  }

  @Override
  public void delete(DirectoryTx tx, String id) {
    PgTx.of(tx).update("DELETE FROM directory.signing_keys WHERE key_id = $1", id);
  }

  private static Stored fromRow(Row row) {
    return new Stored(
        row.getString("key_id"),
        row.getBuffer("public_key").getBytes(),
        row.getBuffer("sealed_private_key").getBytes(),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("signs_from").toInstant());
  }
}
