package dev.centrala.infra.limit;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.infra.postgres.limit.PgLimitLeases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refusals by kind, and tells the tenant's audit log once an hour of each kind: a flood must
 * not become a flood of lines.
 */
public final class AuditedRefusals implements LeasedLimits.RefusalLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditedRefusals.class);
  private static final Duration PACE = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final PgLimitLeases leases;
  private final AuditTrail trail;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Executor later;

  /** When this node last asked whether a line is due. */
  private final Map<Subject, Instant> asked = new ConcurrentHashMap<>();

  private record Subject(TenantId tenant, LimitKind kind) {}

  public AuditedRefusals(
      Transactions transactions,
      PgLimitLeases leases,
      AuditTrail trail,
      MeterRegistry meters,
      InstantSource clock,
      Executor later) {
    this.transactions = transactions;
    this.leases = leases;
    this.trail = trail;
    this.meters = meters;
    this.clock = clock;
    this.later = later;
  }

  @Override
  public void refused(TenantId tenant, LimitKind kind, int limit) {
    meters.counter("centrala_limit_refusals_total", "kind", kind.wireName()).increment();
    Instant now = clock.instant();
    boolean[] due = {false};
    asked.compute(
        new Subject(tenant, kind),
        (same, last) -> {
          due[0] = last == null || !now.isBefore(last.plus(PACE));
          return due[0] ? now : last;
        });
    if (due[0]) {
      later.execute(() -> write(tenant, kind, limit, now));
    }
  }

  private void write(TenantId tenant, LimitKind kind, int limit, Instant now) {
    try {
      transactions.doInTenant(
          tenant,
          tx -> {
            if (leases.isAuditDue(tx, kind, now)) {
              trail.write(
                  tx,
                  Actor.SYSTEM,
                  "limit.reached",
                  "limit",
                  kind.wireName(),
                  Map.of("limit", limit));
            }
          });
    } catch (RuntimeException outage) {
      LOG.warn("a reached limit of tenant {} could not be audited: {}", tenant, outage.toString());
    }
  }

  /** Forgets tenants that have not been refused for a while. */
  public void forget() {
    Instant before = clock.instant().minus(PACE);
    asked.values().removeIf(last -> last.isBefore(before));
  }
}
