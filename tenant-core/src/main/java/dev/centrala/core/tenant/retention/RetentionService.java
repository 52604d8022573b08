package dev.centrala.core.tenant.retention;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.util.Map;
import java.util.TreeMap;

/** Reads and changes how long the caller's own tenant keeps things. */
public final class RetentionService {
  private final Transactions transactions;
  private final RetentionStore store;
  private final AuditTrail trail;

  public RetentionService(Transactions transactions, RetentionStore store, AuditTrail trail) {
    this.transactions = transactions;
    this.store = store;
    this.trail = trail;
  }

  public Retention get(TenantId tenant) {
    return transactions.inTenant(tenant, store::find);
  }

  /** Refuses as stale when there is another version than {@code expectedVersion}. */
  public Retention change(
      TenantId tenant, Actor actor, Map<Kept, Integer> changes, long expectedVersion) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Retention before = store.find(tx);
          if (before.version() != expectedVersion) {
            throw new RefusedException(new Refusal.StaleVersion("The periods have changed."));
          }
          Retention after = store.update(tx, before.changed(changes));
          Map<String, Object> detail = new TreeMap<>();
          after.days().forEach((kind, days) -> detail.put(kind.wireName() + "Days", days));
          trail.write(tx, actor, "retention.changed", "tenant", tenant.toString(), detail);
          return after;
        });
  }
}
