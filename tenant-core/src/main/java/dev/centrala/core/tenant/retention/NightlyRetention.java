package dev.centrala.core.tenant.retention;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what tenants no longer keep: at night of each tenant's zone, on one node, in small
 * batches, each a transaction of its own. What a night does not finish, the next one continues.
 * What was deleted is audited.
 */
public final class NightlyRetention {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyRetention.class);
  private static final int BATCH_ROWS = 500;
  private static final int MOST_BATCHES = 400;

  private final Transactions transactions;
  private final RetentionStore store;
  private final AuditTrail trail;
  private final InstantSource clock;

  public NightlyRetention(
      Transactions transactions, RetentionStore store, AuditTrail trail, InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  /** One look at all tenants; to be called a few times in an hour. */
  public void look() {
    for (TenantId tenant : transactions.inDirectory(tx -> store.due(tx, clock.instant()))) {
      if (transactions.inTenant(tenant, tx -> store.claim(tx, clock.instant()))) {
        apply(tenant);
      }
    }
  }

  /** Deletes what the tenant's periods say; answers how many rows that were, by kind. */
  public Map<Kept, Integer> apply(TenantId tenant) {
    Map<Kept, Integer> deleted = new TreeMap<>();
    int batches = 0;
    for (Kept kind : transactions.inTenant(tenant, store::find).days().keySet()) {
      int rows;
      do {
        rows = transactions.inTenant(tenant, tx -> store.forget(tx, kind, BATCH_ROWS));
        deleted.merge(kind, rows, Integer::sum);
        batches++;
      } while (rows > 0 && batches < MOST_BATCHES);
    }
    deleted.values().removeIf(rows -> rows == 0);
    if (!deleted.isEmpty()) {
      LOG.info("tenant {} let go of {}", tenant, deleted);
      Map<String, Object> detail = new TreeMap<>();
      deleted.forEach((kind, rows) -> detail.put(kind.wireName(), rows));
      transactions.doInTenant(
          tenant,
          tx ->
              trail.write(
                  tx, Actor.SYSTEM, "retention.applied", "tenant", tenant.toString(), detail));
    }
    return deleted;
  }
}
