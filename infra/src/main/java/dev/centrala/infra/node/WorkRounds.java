package dev.centrala.infra.node;

import dev.centrala.core.call.QueueConsults;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.flow.FlowClock;
import dev.centrala.core.routing.Arrears;
import dev.centrala.core.routing.DayRule;
import dev.centrala.core.routing.OpeningRule;
import dev.centrala.core.routing.OverdueOffers;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.SilenceRule;
import dev.centrala.core.routing.Sweeper;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.hazelcast.PoolHost;
import dev.centrala.infra.postgres.tenant.PgTenantZone;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is looked after again and again: days and hours, flows, silence, late offers, repairs. */
final class WorkRounds {
  private static final Duration FLOW_PAUSE = Duration.ofSeconds(1);
  private static final Duration SILENCE_PAUSE = Duration.ofSeconds(2);
  private static final Duration SWEEP_PAUSE = Duration.ofSeconds(5);
  private static final Duration ARREARS_PAUSE = Duration.ofSeconds(1);
  private static final Duration OVERDUE_PAUSE = Duration.ofMillis(300);
  private static final Duration DAY_PAUSE = Duration.ofSeconds(5);

  private final PoolHost pools;
  private final Rounds rounds = new Rounds();

  /** Who does it. */
  record Duties(
      SilenceRule silence,
      OverdueOffers overdue,
      OpeningRule openings,
      FlowClock flows,
      Arrears arrears,
      QueueConsults asked) {}

  WorkRounds(
      Platform platform,
      Transactions transactions,
      WorkStores stores,
      PoolHost pools,
      Routing routing,
      Duties duties) {
    this.pools = pools;
    DueTenants due = new DueTenants(transactions, platform.clock());
    DayRule days = new DayRule(transactions, new PgTenantZone(), routing, platform.clock());
    Sweeper sweeper = new Sweeper(transactions, stores.facts(), stores.loads(), pools, routing);
    Sweeper afterOutages =
        new Sweeper(transactions, stores.facts(), stores.loads(), pools, routing);
    Counter repairs = platform.meters().counter("centrala.sweeper.repairs");
    OverdueOffers overdue = duties.overdue();
    rounds
        .each(DAY_PAUSE, "days", pools::ownedTenants, days::apply)
        .each(DAY_PAUSE, "hours", pools::ownedTenants, duties.openings()::apply)
        .each(FLOW_PAUSE, "flows", due::withFlows, duties.flows()::apply)
        .each(SILENCE_PAUSE, "silence", due::withSilence, duties.silence()::apply)
        .each(
            OVERDUE_PAUSE,
            "overdue offers",
            () -> due.withOffersBefore(overdue.before()).stream().filter(pools::isHere).toList(),
            overdue::end)
        .each(
            ARREARS_PAUSE,
            "arrears",
            duties.arrears()::tenants,
            tenant -> {
              repairs.increment(sweep(afterOutages, tenant));
              duties.arrears().swept(tenant);
            })
        .each(
            SWEEP_PAUSE,
            "sweeper",
            () -> worthASweep(due),
            tenant -> repairs.increment(sweep(sweeper, tenant) + duties.asked().sweep(tenant)));
  }

  private int sweep(Sweeper sweeper, TenantId tenant) {
    pools.reconcile(tenant);
    return sweeper.sweep(tenant);
  }

  /**
   * Of the pools that are, or would be, on this node. Contacts may be missing where the database
   * has some, and too many where a pool has some.
   */
  private Set<TenantId> worthASweep(DueTenants due) {
    Set<TenantId> tenants = new LinkedHashSet<>(due.withLiveWork());
    tenants.removeIf(tenant -> !pools.isHere(tenant));
    tenants.addAll(pools.holdingBeside(tenants));
    return tenants;
  }

  void start() {
    rounds.start();
  }

  void stop() {
    rounds.stop();
  }
}
