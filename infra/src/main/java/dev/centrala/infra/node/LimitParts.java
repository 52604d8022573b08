package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.infra.limit.AuditedRefusals;
import dev.centrala.infra.limit.LeasedLimits;
import dev.centrala.infra.postgres.PgTransactions;
import dev.centrala.infra.postgres.limit.PgLimitLeases;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.tenant.LimitRoutes;
import java.time.Duration;
import java.util.List;

/** What a tenant may use, wired. */
final class LimitParts implements Parts {
  private static final Duration SWEEP_PAUSE = Duration.ofMinutes(1);

  private final LeasedLimits limits;
  private final Rounds rounds = new Rounds();

  LimitParts(Platform platform, Ground ground) {
    PgLimitLeases leases =
        new PgLimitLeases(
            platform.hazelcast().getCluster().getLocalMember().getUuid().toString(),
            platform.configuration().limits());
    AuditedRefusals refusals =
        new AuditedRefusals(
            ground.transactions(),
            leases,
            new AuditTrail(ground.audit(), ground.clock()),
            platform.meters(),
            ground.clock(),
            Thread::startVirtualThread);
    // One lease at a time, and not behind the work of the tenant that it is to hold back.
    PgTransactions unqueued = new PgTransactions(platform.database());
    this.limits =
        new LeasedLimits(unqueued, leases, refusals, ground.clock(), Thread::startVirtualThread);
    rounds
        .every(LeasedLimits.renewEvery(), "limits", limits::renew)
        .every(
            SWEEP_PAUSE,
            "leases of limits",
            () -> {
              limits.sweep();
              refusals.forget();
            });
  }

  TenantLimits limits() {
    return limits;
  }

  @Override
  public List<String> contract() {
    return List.of("limits");
  }

  @Override
  public List<Routes> routes() {
    return List.of(new LimitRoutes(limits));
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
  }
}
