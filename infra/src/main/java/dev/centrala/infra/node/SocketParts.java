package dev.centrala.infra.node;

import dev.centrala.core.access.Authenticator;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.SeatMeter;
import dev.centrala.core.call.Consultations;
import dev.centrala.core.call.FlowTransfers;
import dev.centrala.core.call.ReturningAgents;
import dev.centrala.core.flow.ChatDesk;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.interaction.CallControls;
import dev.centrala.core.interaction.Conversations;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.outbound.AgentCalls;
import dev.centrala.core.recording.RecordingControls;
import dev.centrala.core.routing.AgentDesk;
import dev.centrala.core.routing.Transfers;
import dev.centrala.core.tenant.WidgetService;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.core.voice.BrowserLines;
import dev.centrala.infra.hazelcast.NodeName;
import dev.centrala.infra.hazelcast.socket.SocketSweep;
import dev.centrala.infra.postgres.access.PgCommandLog;
import dev.centrala.infra.postgres.access.PgSeatStore;
import dev.centrala.infra.postgres.access.PgStandingCheck;
import dev.centrala.infra.trace.TracedFrames;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.messaging.AttachmentRoutes;
import dev.centrala.web.socket.AgentConnections;
import dev.centrala.web.socket.AgentSocketParts;
import dev.centrala.web.socket.ChatActions;
import dev.centrala.web.socket.CoreAgentActions;
import dev.centrala.web.socket.CoreChatActions;
import dev.centrala.web.socket.OriginRule;
import dev.centrala.web.socket.SocketClock;
import dev.centrala.web.socket.SocketRegistry;
import dev.centrala.web.socket.SocketRoutes;
import dev.centrala.web.socket.VisitorFrames;
import dev.centrala.web.socket.VisitorSocketParts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sockets of agents and of chats, and the files that go with them. */
public final class SocketParts implements Parts {
  private static final long LAST_WORDS_MILLIS = 100;
  private static final int LOOKS_AT_STOP = 30;

  private final Platform platform;
  private final FeedParts feeds;
  private final SocketRoutes sockets;
  private final AttachmentRoutes files;
  private final SocketClock clock;
  private final SocketSweep sweep;
  private final Duration drain;
  private final List<String> deployments = new ArrayList<>();

  /** What the sockets need of the core. */
  public record Core(
      Authenticator authenticator,
      AgentDesk agentDesk,
      Transfers transfers,
      CallControls calls,
      Consultations consultations,
      AgentCalls agentCalls,
      FlowTransfers flowTransfers,
      ReturningAgents returning,
      RecordingControls recordings,
      BrowserLines browsers,
      Conversations conversations,
      ChatDesk chatDesk,
      WidgetService widgets,
      Attachments attachments,
      InteractionStore interactions,
      UsageLog usage,
      TenantLimits limits) {}

  /** {@code drain}: how long sockets have to go when the node stops. */
  public SocketParts(Platform platform, FeedParts feeds, Core core, Duration drain) {
    this.platform = platform;
    this.feeds = feeds;
    this.drain = drain;
    CoreAgentActions agentActions =
        new CoreAgentActions(
            core.agentDesk(),
            core.transfers(),
            core.calls(),
            core.consultations(),
            core.agentCalls(),
            core.flowTransfers(),
            core.returning(),
            core.recordings(),
            core.browsers(),
            core.conversations(),
            core.attachments(),
            core.interactions(),
            platform.transactions());
    ChatActions chatActions =
        new CoreChatActions(core.chatDesk(), core.widgets(), core.attachments(), core.limits());
    PgSeatStore seatStore = new PgSeatStore(platform.transactions(), platform.clock());
    SeatMeter seats =
        new SeatMeter(platform.transactions(), seatStore, core.usage(), platform.clock());
    PgCommandLog commands =
        new PgCommandLog(
            platform.transactions(),
            platform.clock(),
            NodeName.of(platform.hazelcast()),
            () -> NodeName.all(platform.hazelcast()));
    AgentConnections connections = new AgentConnections(feeds.directory(), agentActions, seats);
    this.sockets =
        new SocketRoutes(
            new OriginRule(platform.configuration().publicUrl(), platform.configuration().isDemo()),
            new AgentSocketParts(
                core.authenticator(),
                agentActions,
                feeds.agents(),
                commands,
                connections,
                feeds.registry(),
                platform.json(),
                feeds.frames(),
                feeds.agentFrames(),
                core.limits(),
                platform.clock(),
                new TracedFrames(platform.traces())),
            new VisitorSocketParts(
                chatActions,
                feeds.directory(),
                feeds.registry(),
                feeds.frames(),
                new VisitorFrames(feeds.frames()),
                core.limits(),
                platform.clock()));
    this.files =
        new AttachmentRoutes(
            core.attachments(),
            token -> counted(core.authenticator().authenticate(token), core.limits()),
            token ->
                chatActions
                    .resume(token)
                    .map(chat -> new AttachmentRoutes.Chat(chat.tenant(), chat.interaction())),
            new Replies(platform.json()));
    this.clock =
        new SocketClock(
            feeds.registry(), new PgStandingCheck(platform.transactions()), connections);
    this.sweep =
        new SocketSweep(
            platform.hazelcast(),
            feeds.directory(),
            feeds.agents(),
            connections,
            feeds.registry(),
            seats,
            seatStore,
            commands);
  }

  /** The way to the agents' desktops. */
  public AgentFeed agentFeed() {
    return feeds.agentFeed();
  }

  /** An upload is a request like any other. */
  private static Caller counted(Caller caller, TenantLimits limits) {
    limits.take(caller.tenant(), LimitKind.REQUESTS);
    return caller;
  }

  @Override
  public List<String> contract() {
    return List.of("attachments");
  }

  @Override
  public List<Routes> routes() {
    return List.of(files);
  }

  @Override
  public void mount(Router router) {
    files.mountUploads(router);
    sockets.mount(router);
  }

  @Override
  public void start() {
    feeds.hints().start();
    MeterRegistry meters = platform.meters();
    meters.gauge("centrala_sockets", feeds.registry(), SocketRegistry::size);
    for (SocketRegistry.Kind kind : SocketRegistry.Kind.values()) {
      meters.gauge(
          "centrala.sockets.open",
          Tags.of("kind", kind.name().toLowerCase(Locale.ROOT)),
          feeds.registry(),
          registry -> registry.size(kind));
    }
    deploy(clock);
    deploy(sweep);
  }

  private void deploy(Deployable verticle) {
    deployments.add(
        platform
            .vertx()
            .deployVerticle(
                verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
            .await());
  }

  /**
   * Those who do not go by themselves are closed just before the time is over, while the core still
   * hears of it.
   */
  @Override
  public void drain() {
    long millis = drain.toMillis();
    feeds.registry().drain(millis / 2);
    platform
        .vertx()
        .setTimer(Math.max(1, millis - 5 * LAST_WORDS_MILLIS), over -> feeds.registry().closeAll());
  }

  @Override
  public void stop() {
    feeds.registry().closeAll();
    for (int look = 0; look < LOOKS_AT_STOP && feeds.registry().size() > 0; look++) {
      pause();
    }
    deployments.forEach(deployment -> platform.vertx().undeploy(deployment).await());
    feeds.hints().stop();
  }

  private static void pause() {
    try {
      Thread.sleep(LAST_WORDS_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
