package dev.centrala.core.tenant;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import java.util.Map;

/** Reads and changes the caller's own tenant. */
public final class TenantService {
  private final Transactions transactions;
  private final TenantStore tenants;
  private final TenantListener listener;
  private final AuditTrail trail;

  public TenantService(
      Transactions transactions, TenantStore tenants, TenantListener listener, AuditTrail trail) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.listener = listener;
    this.trail = trail;
  }

  public Tenant get(TenantId tenant) {
    return transactions.inTenant(tenant, this::get);
  }

  /** The tenant of the transaction; refuses as not found before its sign-up was confirmed. */
  public Tenant get(Tx tx) {
    return tenants.find(tx).orElseThrow(() -> RefusedException.notFound("tenant"));
  }

  /** Refuses as stale when the tenant has another version than {@code expectedVersion}. */
  public Tenant change(TenantId tenant, Actor actor, TenantChange change, long expectedVersion) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Tenant before = get(tx);
          Tenant after = tenants.update(tx, change.appliedTo(before), expectedVersion);
          trail.write(
              tx, actor, "tenant.changed", "tenant", tenant.toString(), detail(before, after));
          listener.changed(tx, after);
          return after;
        });
  }

  private static Map<String, Object> detail(Tenant before, Tenant after) {
    return Map.of(
        "name", after.name(),
        "timeZone", after.timeZone().getId(),
        "locale", after.locale(),
        "settingsChanged", !before.settings().equals(after.settings()));
  }
}
