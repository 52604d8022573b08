package dev.centrala.infra.postgres.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Takes away what nobody can use any more: expired tokens, forgotten tries, old kept answers. */
public final class AccessSweep {
  /** A used refresh token must be known until it would have expired, for reuse to be seen. */
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

  private static final Duration REPLIES_KEPT = Duration.ofHours(25);
  private static final Duration ENDINGS_KEPT = Duration.ofHours(1);

  private final Transactions transactions;
  private final InstantSource clock;

  public AccessSweep(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One round; a busy installation needs several to catch up. */
  public void sweep() {
    Instant now = clock.instant();
    transactions.inDirectory(tx ->
        PgTx.of(tx).update("DELETE FROM directory.throttles WHERE forget_at < $1", now)
            + PgTx.of(tx)
                .update(
                    "DELETE FROM directory.ended_sessions WHERE ended_at < $1",
                    now.minus(ENDINGS_KEPT)));
    Instant expired = now.minus(KEPT_AFTER_EXPIRY);
    for (TenantId tenant : tenants("tenants_with_expired_tokens", expired)) {
      for (String table : List.of("sign_ups", "one_time_tokens", "refresh_tokens")) {
        delete(
            tenant, "DELETE FROM " + table + " WHERE tenant_id = $1 AND expires_at < $2", expired);
      }
    }
    Instant old = now.minus(REPLIES_KEPT);
    for (TenantId tenant : tenants("tenants_with_replies_before", old)) {
      delete(tenant, "DELETE FROM idempotent_replies WHERE tenant_id = $1 AND begun_at < $2", old);
    }
  }

  private List<TenantId> tenants(String function, Instant before) {
    return transactions.inDirectory(tx ->
        PgTx.of(tx).rows("SELECT directory." + function + "($1) AS tenant_id", before).stream()
            .map(row -> new TenantId(row.getUUID("tenant_id")))
            .toList());
  }

  private void delete(TenantId tenant, String sql, Instant before) {
    transactions.inTenant(tenant, tx -> PgTx.of(tx).update(sql, tenant, before));
  }
}
