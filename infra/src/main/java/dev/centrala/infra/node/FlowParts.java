package dev.centrala.infra.node;

import dev.centrala.core.flow.CallBacks;
import dev.centrala.core.flow.ChannelTurns;
import dev.centrala.core.flow.FlowCheck;
import dev.centrala.core.flow.FlowClock;
import dev.centrala.core.flow.FlowContinuation;
import dev.centrala.core.flow.FlowEffects;
import dev.centrala.core.flow.FlowErrands;
import dev.centrala.core.flow.FlowRunner;
import dev.centrala.core.flow.FlowSecretService;
import dev.centrala.core.flow.FlowService;
import dev.centrala.core.flow.FlowSimulation;
import dev.centrala.core.flow.FlowWorlds;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.flow.Hours;
import dev.centrala.core.flow.HttpCalls;
import dev.centrala.core.flow.MessageFlow;
import dev.centrala.core.flow.OutsideLines;
import dev.centrala.core.flow.QueueExits;
import dev.centrala.core.flow.SteppedFlows;
import dev.centrala.core.flow.TurnCarrier;
import dev.centrala.core.flow.graph.Expressions;
import dev.centrala.core.flow.graph.FlowWorld.Opening;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.MessageLog;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.tenant.BusinessHours;
import dev.centrala.core.tenant.TenantStore;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.core.voice.OutsideCalls;
import dev.centrala.infra.cel.CelExpressions;
import dev.centrala.infra.postgres.flow.PgFlowReferences;
import dev.centrala.infra.postgres.routing.PgQueueReferences;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.flow.FlowRoutes;
import dev.centrala.web.http.flow.FlowSecretRoutes;
import dev.centrala.web.http.flow.FlowToolRoutes;
import dev.centrala.web.http.flow.SurveyRoutes;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The interpreter of flows and what surrounds it, wired. */
final class FlowParts {
  private final Ground ground;
  private final WorkStores stores;
  private final FlowService flows;
  private final FlowRunner runner;
  private final MessageFlow messages;
  private final FlowContinuation continuation;
  private final FlowClock clock;
  private final FlowSimulation simulation;

  /** What a flow may set in motion. */
  record Reach(HttpCalls http, CallsOut callsOut, TurnCarrier calls, Executor later) {}

  /** Calls that flows begin: later, or while the caller waits for them. */
  record CallsOut(CallBacks later, OutsideCalls now) {}

  FlowParts(
      Ground ground,
      WorkStores stores,
      FrontDoor door,
      QueueExits exits,
      Timeline timeline,
      MessageLog log,
      ConversationFeeds feeds,
      UsageLog usage,
      Reach reach) {
    this.ground = ground;
    this.stores = stores;
    InstantSource time = ground.clock();
    Expressions expressions = new CelExpressions();
    this.flows =
        new FlowService(
            stores.flows(),
            new FlowCheck(
                new PgFlowReferences(stores.hours(), stores.flowSecrets()),
                new PgQueueReferences(),
                expressions),
            ground.audit(),
            time);
    FlowWorlds worlds =
        new FlowWorlds(stores.flows(), hours(stores), stores.customers(), expressions, time);
    this.simulation = new FlowSimulation(worlds);
    CompletableFuture<TurnCarrier> carriers = new CompletableFuture<>();
    CompletableFuture<FlowEffects> effects = new CompletableFuture<>();
    this.runner =
        new SteppedFlows(
            stores.flowRuns(),
            stores.flows(),
            worlds,
            stores.interactions(),
            timeline,
            stores.surveys(),
            usage,
            new FlowErrands(
                stores.destinations(),
                stores.threads(),
                log,
                timeline,
                reach.callsOut().later(),
                new OutsideLines(stores.calls(), reach.callsOut().now(), timeline, time),
                (tx, turn) -> carriers.join().carryOut(tx, turn),
                (tenant, contact) -> effects.join().soon(tenant, contact)),
            time);
    this.messages = new MessageFlow(runner, door, exits, log, feeds);
    TurnCarrier carrier = new ChannelTurns(messages, reach.calls());
    carriers.complete(carrier);
    effects.complete(
        new FlowEffects(
            ground.transactions(),
            stores.interactions(),
            stores.flowRuns(),
            worlds,
            stores.flowSecrets(),
            reach.http(),
            runner,
            carrier,
            reach.later(),
            time));
    this.continuation = new FlowContinuation(runner, carrier);
    this.clock =
        new FlowClock(
            ground.transactions(),
            stores.interactions(),
            stores.flowRuns(),
            runner,
            carrier,
            effects.join()::soon,
            time);
  }

  /** Hours that are gone count as open. */
  private static Hours hours(WorkStores stores) {
    return (tx, which, at) ->
        stores.hours().find(tx, which).map(found -> opening(found, at)).orElse(Opening.OPEN);
  }

  private static Opening opening(BusinessHours hours, java.time.Instant at) {
    if (hours.isOpen(at)) {
      return Opening.OPEN;
    }
    return hours.isHoliday(at) ? Opening.HOLIDAY : Opening.CLOSED;
  }

  List<Routes> routes(TenantStore tenants) {
    return List.of(
        new FlowRoutes(ground.transactions(), stores.flows(), flows),
        new FlowToolRoutes(ground.transactions(), flows, simulation, tenants, stores.queues()),
        new FlowSecretRoutes(
            ground.transactions(),
            new FlowSecretService(stores.flowSecrets(), ground.audit(), ground.clock())),
        new SurveyRoutes(ground.transactions(), stores.surveys()));
  }

  FlowService flows() {
    return flows;
  }

  FlowRunner runner() {
    return runner;
  }

  MessageFlow messages() {
    return messages;
  }

  FlowContinuation continuation() {
    return continuation;
  }

  FlowClock clock() {
    return clock;
  }
}
