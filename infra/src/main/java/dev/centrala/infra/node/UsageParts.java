package dev.centrala.infra.node;

import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Tx;
import dev.centrala.core.usage.UsageAlarm;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.core.usage.UsageService;
import dev.centrala.infra.postgres.usage.PgUsageLog;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.usage.UsageRoutes;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What was used, wired. */
public final class UsageParts implements Parts {
  private final Ground ground;
  private final PgUsageLog log;
  private final UsageService usage;

  public UsageParts(
      Ground ground, Function<Tx, ZoneId> tenantZone, Outbox outbox, UsageAlarm alarm) {
    this.ground = ground;
    this.log = new PgUsageLog(tenantZone, outbox, alarm);
    this.usage = new UsageService(ground.transactions(), log, log, ground.clock());
  }

  @Override
  public List<String> contract() {
    return List.of("usage");
  }

  @Override
  public List<Routes> routes() {
    return List.of(new UsageRoutes(usage, ground.clock()));
  }

  public UsageLog log() {
    return log;
  }

  public UsageService usage() {
    return usage;
  }
}
