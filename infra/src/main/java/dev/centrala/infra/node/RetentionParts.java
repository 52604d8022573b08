package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.tenant.retention.NightlyRetention;
import dev.centrala.core.tenant.retention.RetentionService;
import dev.centrala.infra.postgres.tenant.OldArrivals;
import dev.centrala.infra.postgres.tenant.PgRetention;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.tenant.RetentionRoutes;
import java.time.Duration;
import java.util.List;

/**
 * How long tenants keep things, and the nightly work that lets go of the rest; and what nobody
 * needs to keep.
 */
final class RetentionParts implements Parts {
  private static final Duration LOOK_PAUSE = Duration.ofMinutes(15);
  private static final Duration ARRIVALS_PAUSE = Duration.ofHours(1);

  private final RetentionService service;
  private final Rounds rounds = new Rounds();

  RetentionParts(Ground ground) {
    PgRetention store = new PgRetention();
    AuditTrail trail = new AuditTrail(ground.audit(), ground.clock());
    this.service = new RetentionService(ground.transactions(), store, trail);
    NightlyRetention nightly =
        new NightlyRetention(ground.transactions(), store, trail, ground.clock());
    OldArrivals arrivals = new OldArrivals(ground.transactions());
    rounds
        .every(LOOK_PAUSE, "retention", nightly::look)
        .each(ARRIVALS_PAUSE, "old arrivals", arrivals::tenants, arrivals::forget);
  }

  @Override
  public List<String> contract() {
    return List.of("retention");
  }

  @Override
  public List<Routes> routes() {
    return List.of(new RetentionRoutes(service));
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
