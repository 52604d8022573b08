package dev.centrala.infra.node;

import dev.centrala.core.access.AgentDevice;
import dev.centrala.core.access.AgentSettings;
import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.flow.ChatDesk;
import dev.centrala.core.flow.ChatOpening;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.flow.HttpCalls;
import dev.centrala.core.flow.QueueExits;
import dev.centrala.core.flow.Reception;
import dev.centrala.core.flow.ResumeTokens;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.Conversations;
import dev.centrala.core.interaction.CustomerFeed;
import dev.centrala.core.interaction.InteractionReader;
import dev.centrala.core.interaction.MessageLog;
import dev.centrala.core.interaction.ProviderOutcomes;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.AgentDesk;
import dev.centrala.core.routing.AgentQueues;
import dev.centrala.core.routing.Arrears;
import dev.centrala.core.routing.Lanes;
import dev.centrala.core.routing.OpeningRule;
import dev.centrala.core.routing.OverdueOffers;
import dev.centrala.core.routing.PlaceWriter;
import dev.centrala.core.routing.QueueOpening;
import dev.centrala.core.routing.Routing;
import dev.centrala.core.routing.SetUpForPool;
import dev.centrala.core.routing.SilenceRule;
import dev.centrala.core.routing.Supervision;
import dev.centrala.core.routing.Transfers;
import dev.centrala.core.routing.TurnedAwayContacts;
import dev.centrala.core.routing.WorkEnd;
import dev.centrala.core.routing.WorkWriter;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.TenantStore;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.infra.hazelcast.PoolHost;
import dev.centrala.infra.postgres.routing.PgPoolRecordings;
import dev.centrala.infra.postgres.routing.PgPoolSource;
import dev.centrala.infra.postgres.routing.PgServiceLevels;
import dev.centrala.infra.postgres.routing.PgWrapUpCodeLookup;
import dev.centrala.infra.postgres.tenant.PgTenantZone;
import dev.centrala.infra.replay.BufferedRecorder;
import dev.centrala.infra.telemetry.PoolMeters;
import dev.centrala.infra.tika.TikaContentTypes;
import dev.centrala.infra.trace.TracedPools;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.customer.CustomerRoutes;
import dev.centrala.web.http.interaction.InteractionRoutes;
import dev.centrala.web.http.interaction.SupervisionRoutes;
import dev.centrala.web.http.report.LiveRoutes;
import dev.centrala.web.http.report.WaitingRoutes;
import dev.centrala.web.http.routing.AgentQueueRoutes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * The contact centre itself: customers, conversations, routing and flows, wired in the order in
 * which a contact meets them.
 */
final class WorkParts implements Parts {
  /** Of one pool; a few fill the database's time between two of its own writes. */
  private static final int OFFERS_AT_ONCE = 6;

  private final Ground ground;
  private final WorkStores stores;
  private final CustomerService customers;
  private final Timeline timeline;
  private final MessageLog log;
  private final ConversationFeeds feeds;
  private final CallLines lines;
  private final VoiceCore voice;
  private final Conversations conversations;
  private final BufferedRecorder recorder;
  private final PoolHost pools;
  private final Routing routing;
  private final WorkWriter workWriter;
  private final WorkEnd workEnd;
  private final AgentDesk desk;
  private final Supervision supervision;
  private final AgentQueues agentQueues;
  private final Transfers transfers;
  private final FrontDoor door;
  private final FlowParts flow;
  private final TenantStore tenants;
  private final Reception reception;
  private final ChatDesk chats;
  private final Attachments attachments;
  private final SetUpForPool setUpForPool;
  private final ExecutorService later;
  private final Arrears arrears = new Arrears();
  private final WorkRounds rounds;

  /** What other areas bring. */
  record Neighbours(
      Outbox outbox,
      UsageLog usage,
      AgentFeed agents,
      CustomerFeed customers,
      ConversationFeeds.OutboundHint outbound,
      Consumer<TenantId> callCommands,
      FlowParts.CallsOut callsOut,
      FrontDoor.Waits waits,
      ResumeTokens resumeTokens,
      HttpCalls http,
      BiPredicate<TenantId, UserId> connected) {}

  WorkParts(Platform platform, Ground ground, Neighbours other) {
    this.ground = ground;
    this.later = platform.traces().carrying(Executors.newVirtualThreadPerTaskExecutor());
    this.stores = WorkStores.of(platform.json(), ground.secrets());
    Transactions transactions = ground.transactions();
    Clock clock = platform.clock();
    this.customers = new CustomerService(stores.customers(), ground.audit(), other.outbox(), clock);
    this.timeline = new Timeline(stores.interactions(), other.outbox(), clock);
    this.feeds = new ConversationFeeds(other.agents(), other.customers(), other.outbound());
    this.log =
        new MessageLog(
            stores.messages(),
            stores.attachments(),
            stores.threads(),
            timeline,
            other.usage(),
            stores.rules(),
            feeds,
            clock);
    this.conversations =
        new Conversations(
            transactions,
            stores.interactions(),
            stores.messages(),
            log,
            stores.notes(),
            timeline,
            stores.views(),
            feeds,
            clock);
    AccessStores access = AccessStores.of(platform.masterKey(), platform.json());
    UserStore users = access.users();
    this.tenants = access.tenants();
    CompletableFuture<VoiceCore> calls = new CompletableFuture<>();
    this.lines =
        new CallLines(
            stores.calls(),
            stores.callCommands(),
            timeline,
            (tx, agent) ->
                users
                    .find(tx, agent)
                    .map(User::agent)
                    .map(AgentSettings::device)
                    .orElse(AgentDevice.BROWSER),
            other.callCommands(),
            (tenant, contact, news) ->
                later.execute(() -> calls.join().asked().hear(tenant, contact, news)),
            clock);
    DecisionWriters writers =
        DecisionWriters.of(stores, timeline, feeds, lines, other.outbox(), other.agents(), clock);
    this.workWriter = writers.work();
    QueueOpening opening = new QueueOpening(stores.hours(), clock);
    CompletableFuture<Routing> whoCarriesOut = new CompletableFuture<>();
    CompletableFuture<TurnedAwayContacts> turnedAway = new CompletableFuture<>();
    CompletableFuture<FlowParts> flowParts = new CompletableFuture<>();
    this.recorder = new BufferedRecorder(transactions, new PgPoolRecordings());
    this.pools =
        new PoolHost(
            platform.hazelcast(),
            new PgPoolSource(
                transactions,
                stores.queues(),
                stores.agents(),
                stores.facts(),
                stores.rules(),
                opening,
                other.connected(),
                new PgTenantZone(),
                clock),
            (tenant, reply) -> whoCarriesOut.join().carryOut(tenant, reply),
            recorder,
            clock,
            new PoolMeters(platform.meters()));
    this.routing =
        new Routing(
            new TracedPools(pools, platform.traces()),
            writers.together(
                transactions,
                stores.interactions(),
                new PlaceWriter(
                    timeline, feeds, (tx, back, why) -> turnedAway.join().goOn(tx, back, why)),
                new Lanes(later, OFFERS_AT_ONCE)),
            arrears,
            later);
    whoCarriesOut.complete(routing);
    this.workEnd =
        new WorkEnd(
            transactions,
            stores.interactions(),
            timeline,
            conversations,
            feeds,
            lines,
            new PgWrapUpCodeLookup(),
            routing,
            (tx, done) -> flowParts.join().continuation().begin(tx, done),
            clock);
    this.desk =
        new AgentDesk(
            transactions,
            stores.interactions(),
            stores.presences(),
            stores.agents(),
            routing,
            workEnd,
            writers.offers(),
            writers.sharedOffers(),
            writers.work(),
            clock);
    this.setUpForPool =
        new SetUpForPool(
            transactions, stores.queues(), stores.agents(), stores.rules(), opening, routing);
    AuditTrail audit = new AuditTrail(ground.audit(), clock);
    this.transfers =
        new Transfers(
            transactions, stores.interactions(), stores.queues(), opening, users, routing, audit);
    this.supervision =
        new Supervision(
            transactions,
            stores.interactions(),
            stores.queues(),
            users,
            setUpForPool,
            routing,
            audit);
    this.agentQueues = new AgentQueues(transactions, stores.queues(), users, setUpForPool, audit);
    this.door =
        new FrontDoor(
            stores.interactions(),
            stores.threads(),
            timeline,
            stores.needs(),
            stores.agents(),
            routing,
            other.waits(),
            clock);
    QueueExits exits = new QueueExits(timeline, routing);
    this.flow =
        new FlowParts(
            ground,
            stores,
            door,
            exits,
            timeline,
            log,
            feeds,
            other.usage(),
            new FlowParts.Reach(
                other.http(),
                other.callsOut(),
                (tx, turn) -> calls.join().desk().carryOut(tx, turn),
                later));
    flowParts.complete(flow);
    this.voice =
        new VoiceCore(
            transactions,
            stores,
            customers,
            timeline,
            lines,
            door,
            flow.runner(),
            exits,
            feeds,
            workEnd,
            routing,
            pools,
            other.usage(),
            clock);
    calls.complete(voice);
    turnedAway.complete((tx, back, why) ->
        back.channel() == Channel.VOICE
            ? voice.desk().goOn(tx, back, why)
            : flow.continuation().goOn(tx, back, why));
    this.reception =
        new Reception(
            transactions,
            stores.destinations(),
            customers,
            stores.threads(),
            stores.interactions(),
            log,
            door,
            flow.messages(),
            stores.rules(),
            routing,
            clock);
    this.chats =
        new ChatDesk(
            transactions,
            new ChatOpening(
                stores.destinations(),
                stores.chatStarts(),
                door,
                flow.messages(),
                other.usage(),
                clock),
            flow.messages(),
            stores.interactions(),
            stores.messages(),
            stores.threads(),
            customers,
            log,
            workEnd,
            stores.views(),
            feeds,
            routing,
            pools,
            other.resumeTokens());
    this.attachments =
        new Attachments(
            transactions,
            stores.attachments(),
            stores.interactions(),
            other.usage(),
            new TikaContentTypes(),
            clock);
    this.rounds =
        new WorkRounds(
            platform,
            transactions,
            stores,
            pools,
            routing,
            new WorkRounds.Duties(
                new SilenceRule(transactions, stores.interactions(), routing, workEnd, clock),
                new OverdueOffers(
                    transactions,
                    stores.facts(),
                    stores.interactions(),
                    writers.offers(),
                    writers.sharedOffers(),
                    routing,
                    clock),
                new OpeningRule(transactions, stores.queues(), opening, setUpForPool, clock),
                flow.clock(),
                arrears,
                voice.asked()));
  }

  @Override
  public List<String> contract() {
    return List.of("interaction", "supervision", "customer", "flow", "report");
  }

  @Override
  public List<Routes> routes() {
    List<Routes> all = new ArrayList<>(flow.routes(tenants));
    all.addAll(
        List.of(
            new InteractionRoutes(
                ground.transactions(),
                new InteractionReader(stores.interactions()),
                stores.interactions(),
                stores.views(),
                stores.messages(),
                stores.notes(),
                stores.explanations(),
                conversations,
                pools),
            new CustomerRoutes(ground.transactions(), stores.customers(), customers),
            new SupervisionRoutes(
                ground.transactions(), stores.interactions(), stores.views(), supervision),
            new AgentQueueRoutes(agentQueues),
            new LiveRoutes(pools, ground.transactions(), new PgServiceLevels()),
            new WaitingRoutes(
                pools, ground.transactions(), stores.interactions(), stores.views())));
    return all;
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
    later.close();
    pools.close();
  }

  PoolHost pools() {
    return pools;
  }

  Routing routing() {
    return routing;
  }

  BufferedRecorder recorder() {
    return recorder;
  }

  ProviderOutcomes providerOutcomes() {
    return new ProviderOutcomes(
        stores.interactions(), stores.messages(), stores.threads(), log, timeline, feeds);
  }

  FrontDoor door() {
    return door;
  }

  CustomerService customers() {
    return customers;
  }

  VoiceCore voice() {
    return voice;
  }

  CallLines lines() {
    return lines;
  }

  Timeline timeline() {
    return timeline;
  }

  WorkStores stores() {
    return stores;
  }

  Conversations conversations() {
    return conversations;
  }

  AgentDesk desk() {
    return desk;
  }

  WorkWriter workWriter() {
    return workWriter;
  }

  WorkEnd workEnd() {
    return workEnd;
  }

  Supervision supervision() {
    return supervision;
  }

  Transfers transfers() {
    return transfers;
  }

  ChatDesk chats() {
    return chats;
  }

  Reception reception() {
    return reception;
  }

  Attachments attachments() {
    return attachments;
  }

  FlowParts flow() {
    return flow;
  }

  /** Keeps running pools in step with queues, skills, users and settings. */
  SetUpForPool setUpForPool() {
    return setUpForPool;
  }
}
