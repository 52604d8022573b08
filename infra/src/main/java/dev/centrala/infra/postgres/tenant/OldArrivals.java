package dev.centrala.infra.postgres.tenant;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import java.util.List;

/**
 * Lets go of what is remembered of providers' events, and of messages that failed for good, after
 * 90 days: longer than any provider tells a thing again. The database itself decides what is that
 * old; each batch is a transaction of its own.
 */
public final class OldArrivals {
  private static final int BATCH_ROWS = 500;
  private static final int MOST_BATCHES = 400;

  private final Transactions transactions;

  public OldArrivals(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Who has some. */
  public List<TenantId> tenants() {
    return transactions.inDirectory(tx ->
        PgTx.of(tx).rows("SELECT directory.tenants_with_old_arrivals() AS tenant_id").stream()
            .map(row -> new TenantId(row.getUUID("tenant_id")))
            .toList());
  }

  /** What one round does not finish, the next one continues; answers how many rows went. */
  public int forget(TenantId tenant) {
    int gone = 0;
    int batch = BATCH_ROWS;
    for (int i = 0; i < MOST_BATCHES && batch > 0; i++) {
      batch = forget(tenant, BATCH_ROWS);
      gone += batch;
    }
    return gone;
  }

  /** At most so many rows of each table. */
  int forget(TenantId tenant, int most) {
    return transactions.inTenant(
        tenant,
        tx ->
            PgTx.of(tx)
                .rowOf("arrivals", "SELECT centrala_forget_arrivals($1) AS gone", most)
                .getInteger("gone"));
  }
}
