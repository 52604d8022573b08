package dev.centrala.infra.postgres.recording;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.recording.RecordingKeys;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The keys of recordings under the master key. */
public final class PgRecordingKeys implements RecordingKeys {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;
  private final MasterKey masterKey;
  private final InstantSource clock;

  public PgRecordingKeys(Transactions transactions, MasterKey masterKey, InstantSource clock) {
    this.transactions = transactions;
    this.masterKey = masterKey;
    this.clock = clock;
  }

  /** What a key is sealed for. */
  public static String purpose(UUID id) {
    return "recordingKey:" + id;
  }

  @Override
  public Key current(TenantId tenant) {
    return transactions.inTenant(
        tenant,
        tx ->
            PgTx.of(tx)
                .row(
                    """
                    SELECT id, sealed FROM recording_keys WHERE tenant_id = $1 ORDER BY created_at DESC, id LIMIT 1\
                    """,
                    tenant)
                .map(row -> opened(tenant, row))
                .orElseGet(() -> made(PgTx.of(tx))));
  }

  private Key made(PgTx tx) {
    byte[] secret = new byte[Key.LENGTH_BYTES];
    RANDOM.nextBytes(secret);
    UUID id = UUID.randomUUID();
    tx.update(
        "INSERT INTO recording_keys (tenant_id, id, sealed, created_at) VALUES ($1, $2, $3, $4)",
        tx.tenant(),
        id,
        Buffer.buffer(masterKey.seal(purpose(id), tx.tenant(), secret)),
        clock.instant());
    return new Key(id, secret);
  }

  @Override
  public Optional<Key> find(TenantId tenant, UUID id) {
    return transactions.inTenant(
        tenant,
        tx ->
            PgTx.of(tx)
                .row(
                    "SELECT id, sealed FROM recording_keys WHERE tenant_id = $1 AND id = $2",
                    tenant,
                    id)
                .map(row -> opened(tenant, row)));
  }

  private Key opened(TenantId tenant, Row row) {
    UUID id = row.getUUID("id");
    return new Key(id, masterKey.open(purpose(id), tenant, row.getBuffer("sealed").getBytes()));
  }
}
