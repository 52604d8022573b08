package dev.centrala.infra.postgres.rotation;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealBrokenException;
import dev.centrala.infra.crypto.SigningKeys;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals everything anew that is not under the newest key, in small transactions: stopped half-way
 * it goes on where it was, run again it finds nothing, run twice at once it shares the work. What
 * cannot be opened is left as it is, and counted.
 */
public final class Resealing {
  private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
  private static final int BATCH_ROWS = 50;

  private final Transactions transactions;
  private final MasterKey key;

  /** How many values were sealed anew, and how many could not be opened. */
  public record Outcome(int resealed, int unreadable) {
    Outcome plus(Outcome other) {
      return new Outcome(resealed + other.resealed, unreadable + other.unreadable);
    }
  }

  public Resealing(Transactions transactions, MasterKey key) {
    this.transactions = transactions;
    this.key = key;
  }

  public Outcome run() {
    Outcome outcome = signingKeys();
    List<TenantId> tenants =
        transactions.inDirectory(tx ->
            PgTx.of(tx).rows("SELECT directory.tenants_with_seals() AS tenant_id").stream()
                .map(row -> new TenantId(row.getUUID("tenant_id")))
                .toList());
    for (TenantId tenant : tenants) {
      for (SealedColumn column : SealedColumn.ALL) {
        outcome = outcome.plus(column(tenant, column));
      }
    }
    return outcome;
  }

  private Outcome column(TenantId tenant, SealedColumn column) {
    Outcome sum = new Outcome(0, 0);
    while (true) {
      int skip = sum.unreadable();
      Outcome batch = transactions.inTenant(tenant, tx -> batch(PgTx.of(tx), column, skip));
      if (batch.equals(new Outcome(0, 0))) {
        return sum;
      }
      sum = sum.plus(batch);
    }
  }

  private Outcome batch(PgTx tx, SealedColumn column, int skip) {
    int resealed = 0;
    int unreadable = 0;
    for (Row row :
        tx.rows(column.select(), tx.tenant(), Buffer.buffer(key.newestId()), BATCH_ROWS, skip)) {
      UUID id = row.getUUID("id");
      byte[] sealed = row.getBuffer("sealed").getBytes();
      try {
        byte[] anew = key.sealAnew(column.purpose().apply(id), tx.tenant(), sealed);
        tx.update(column.update(), tx.tenant(), id, Buffer.buffer(anew));
        resealed++;
      } catch (SealBrokenException broken) {
        LOG.warn(
            "{}.{} {} of tenant {}: {}",
            column.table(),
            column.column(),
            id,
            tx.tenant(),
            broken.getMessage());
        unreadable++;
      }
    }
    return new Outcome(resealed, unreadable);
  }

  /** A handful for the whole installation. */
  private Outcome signingKeys() {
    return transactions.inDirectory(tx -> {
      int resealed = 0;
      int unreadable = 0;
      for (Row row :
          PgTx.of(tx)
              .rows(
                  """
                  SELECT key_id, sealed_private_key FROM directory.signing_keys
                  WHERE substring(sealed_private_key FROM 2 FOR 8) <> $1 FOR UPDATE\
                  """,
                  Buffer.buffer(key.newestId()))) {
        String id = row.getString("key_id");
        try {
          byte[] anew =
              key.sealAnew(
                  SigningKeys.purpose(id), null, row.getBuffer("sealed_private_key").getBytes());
          PgTx.of(tx)
              .update(
                  "UPDATE directory.signing_keys SET sealed_private_key = $2 WHERE key_id = $1",
                  id,
                  Buffer.buffer(anew));
          resealed++;
        } catch (SealBrokenException broken) {
          LOG.warn("signing key {}: {}", id, broken.getMessage());
          unreadable++;
        }
      }
      return new Outcome(resealed, unreadable);
    });
  }
}
