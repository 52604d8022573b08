package dev.centrala.core.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Tells a pool when its tenant's day begins. Called every few seconds for the pools of this node;
 * it looks at the tenant's zone again after a while, since that may change.
 */
public final class DayRule {
  private static final Duration ZONE_KNOWN_FOR = Duration.ofMinutes(15);

  private final Transactions transactions;
  private final Function<Tx, ZoneId> zone;
  private final Routing routing;
  private final InstantSource clock;
  private final Map<TenantId, Told> told = new ConcurrentHashMap<>();

  public DayRule(
      Transactions transactions, Function<Tx, ZoneId> zone, Routing routing, InstantSource clock) {
    this.transactions = transactions;
    this.zone = zone;
    this.routing = routing;
    this.clock = clock;
  }

  private record Told(long day, Instant lookAgain) {}

  /** The number of the day that the instant lies in. */
  public static long dayOf(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).toEpochDay();
  }

  public void apply(TenantId tenant) {
    Instant now = clock.instant();
    Told before = told.get(tenant);
    if (before != null && now.isBefore(before.lookAgain())) {
      return;
    }
    ZoneId tenantZone = transactions.inTenant(tenant, zone::apply);
    long today = dayOf(now, tenantZone);
    if (before == null || before.day() != today) {
      routing.tell(tenant, new PoolCommand.NewDay(today));
    }
    Instant midnight = LocalDate.ofEpochDay(today + 1).atStartOfDay(tenantZone).toInstant();
    Instant soon = now.plus(ZONE_KNOWN_FOR);
    told.put(tenant, new Told(today, midnight.isBefore(soon) ? midnight : soon));
  }
}
