package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.outbound.AgentCalls;
import dev.centrala.core.outbound.CallbackDesk;
import dev.centrala.core.outbound.CallbackRound;
import dev.centrala.core.outbound.Callbacks;
import dev.centrala.core.outbound.DoNotCallList;
import dev.centrala.core.outbound.OutboundContacts;
import dev.centrala.core.outbound.OutboundGuard;
import dev.centrala.core.outbound.OutboundRuleService;
import dev.centrala.core.outbound.OutboundRuleStore;
import dev.centrala.core.outbound.OwnNumbers;
import dev.centrala.core.outbound.WebCallbacks;
import dev.centrala.core.routing.QueueOpening;
import dev.centrala.core.tenant.WidgetService;
import dev.centrala.core.voice.OutsideCalls;
import dev.centrala.infra.phone.WorldNumbers;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.access.PgRateLimiter;
import dev.centrala.infra.postgres.outbound.PgCallbacks;
import dev.centrala.infra.postgres.outbound.PgDoNotCall;
import dev.centrala.infra.postgres.outbound.PgOutboundRules;
import dev.centrala.infra.postgres.outbound.PgOwnNumbers;
import dev.centrala.infra.postgres.tenant.PgEntryPoints;
import dev.centrala.infra.telemetry.CountedOutboundAlarm;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.outbound.CallbackRoutes;
import dev.centrala.web.http.outbound.DoNotCallRoutes;
import dev.centrala.web.http.outbound.OutboundRuleRoutes;
import dev.centrala.web.http.outbound.WebCallbackRoutes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Calls that the business begins, and what it allows itself. */
final class OutboundParts implements Parts {
  private static final Duration ROUND_PAUSE = Duration.ofSeconds(1);

  private final OutboundGuard guard;
  private final AgentCalls agentCalls;
  private final OutboundRuleService rules;
  private final DoNotCallList doNotCall;
  private final Callbacks callbacks;
  private final CallbackDesk desk;
  private final WebCallbacks web;
  private final Rounds rounds = new Rounds();

  OutboundParts(
      Platform platform,
      Ground ground,
      WorkParts work,
      WidgetService widgets,
      Function<Tx, ZoneId> tenantZone) {
    Transactions transactions = ground.transactions();
    Clock clock = platform.clock();
    WorkStores stores = work.stores();
    OutboundRuleStore store = new PgOutboundRules();
    PgDoNotCall refused = new PgDoNotCall();
    OwnNumbers own = new PgOwnNumbers();
    WorldNumbers numbers = new WorldNumbers();
    AuditTrail audit = new AuditTrail(ground.audit(), clock);
    this.guard =
        new OutboundGuard(
            store,
            refused,
            own,
            numbers,
            tenantZone,
            new CountedOutboundAlarm(platform.meters()),
            clock);
    OutboundContacts contacts =
        new OutboundContacts(
            work.customers(), stores.threads(), stores.calls(), work.door(), clock);
    this.agentCalls =
        new AgentCalls(
            transactions,
            store,
            guard,
            own,
            contacts,
            work.door(),
            stores.interactions(),
            stores.queues(),
            work.routing(),
            audit);
    PgCallbacks promised = new PgCallbacks();
    this.callbacks =
        new Callbacks(promised, store, guard, own, contacts, work.door(), stores.queues(), clock);
    this.desk =
        new CallbackDesk(
            transactions,
            promised,
            stores.interactions(),
            work.door(),
            work.routing(),
            audit,
            clock);
    CallbackRound round =
        new CallbackRound(
            transactions,
            promised,
            callbacks,
            guard,
            stores.interactions(),
            stores.calls(),
            stores.queues(),
            new QueueOpening(stores.hours(), clock),
            work.timeline(),
            clock);
    DueTenants due = new DueTenants(transactions, clock);
    rounds.each(ROUND_PAUSE, "callbacks", due::withCallbacks, round::apply);
    this.rules = new OutboundRuleService(transactions, store, own, stores.queues(), audit);
    this.doNotCall = new DoNotCallList(transactions, refused, own, numbers, audit, clock);
    this.web =
        new WebCallbacks(
            transactions,
            widgets,
            new PgEntryPoints(new JsonColumn(platform.json())),
            store,
            doNotCall,
            work.customers(),
            callbacks,
            new PgRateLimiter(transactions, platform.masterKey(), clock));
  }

  OutboundGuard guard() {
    return guard;
  }

  /** What may be called, for whoever dials. */
  OutsideCalls outsideCalls() {
    return guard;
  }

  AgentCalls agentCalls() {
    return agentCalls;
  }

  /** Calls that customers have asked for. */
  Callbacks callbacks() {
    return callbacks;
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public List<String> contract() {
    return List.of("outbound");
  }

  @Override
  public List<Routes> routes() {
    return List.of(
        new OutboundRuleRoutes(rules),
        new DoNotCallRoutes(doNotCall),
        new CallbackRoutes(desk),
        new WebCallbackRoutes(web));
  }
}
