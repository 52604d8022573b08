package dev.centrala.infra.node;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.control.TwilioBrowserLines;
import dev.centrala.connectors.twilio.control.TwilioClients;
import dev.centrala.connectors.twilio.numbers.TwilioProbe;
import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.ConnectionProbes;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.crypto.SealedResumeTokens;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.outbound.GuardedCalls;
import dev.centrala.infra.outbound.GuardedHttpClient;
import dev.centrala.infra.outbound.GuardedLookUps;
import dev.centrala.infra.outbound.PublicTargets;
import dev.centrala.infra.outbound.Resolver;
import dev.centrala.infra.postgres.access.PgKnownSkills;
import dev.centrala.infra.postgres.tenant.PgTenantZone;
import dev.centrala.infra.telemetry.CountedUsageAlarm;
import dev.centrala.infra.telemetry.MeteredRateLimiter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The one place that names every area and hands one to another. */
public final class Composition {
  private static final int HASHES_AT_A_TIME = 2;
  private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(10);

  private Composition() {}

  public static Assembly assemble(Platform platform) {
    Configuration configuration = platform.configuration();
    Function<Tx, ZoneId> zone = new PgTenantZone();
    Ground ground =
        new Ground(
            platform.transactions(),
            AccessStores.of(platform.masterKey(), platform.json()).audit(),
            platform.clock(),
            new SealedSecrets(platform.masterKey()));
    LimitParts limits = new LimitParts(platform, ground);
    PublicTargets targets = new PublicTargets(Resolver.SYSTEM, configuration.privateTargets());
    GuardedHttpClient outside = new GuardedHttpClient(platform.vertx(), targets);
    WebhookParts webhooks =
        new WebhookParts(ground, platform.json(), targets, outside, platform.meters());
    UsageParts usage =
        new UsageParts(ground, zone, webhooks.outbox(), new CountedUsageAlarm(platform.meters()));
    FeedParts feeds = new FeedParts(platform);
    CompletableFuture<TwilioParts> carrier = new CompletableFuture<>();
    CompletableFuture<VoiceParts> telephone = new CompletableFuture<>();
    CompletableFuture<OutboundParts> callsOut = new CompletableFuture<>();
    CompletableFuture<CardParts> cards = new CompletableFuture<>();
    QueueMailParts queueMail = new QueueMailParts(platform, ground);
    WorkParts work =
        new WorkParts(
            platform,
            ground,
            new WorkParts.Neighbours(
                queueMail.mails().beside(webhooks.outbox()),
                usage.log(),
                feeds.agentFeed(),
                feeds.customerFeed(),
                tenant -> carrier.join().messagesWait(tenant),
                tenant -> telephone.join().commandsWait(tenant),
                new FlowParts.CallsOut(
                    (tx, contact, wanted) -> callsOut.join().callbacks().book(tx, contact, wanted),
                    (tx, queue, number) -> callsOut.join().guard().checkAsked(tx, number)),
                (tenant, contact, queue) -> cards.join().lookUps().queued(tenant, contact, queue),
                new SealedResumeTokens(platform.masterKey()),
                new GuardedCalls(outside, platform.json()),
                feeds.directory()::isConnected));
    work.voice().tell(queueMail.mails());
    TwilioClients clients = new TwilioClients(PROVIDER_TIMEOUT);
    SetUpParts setUp =
        new SetUpParts(
            ground,
            new SetUpParts.Neighbours(
                work.setUpForPool(),
                work.stores().flows(),
                new ConnectionProbes(
                    List.of(new TwilioProbe(clients)),
                    (host, port) ->
                        configuration.providerHosts().stream()
                            .anyMatch(allowed -> allowed.covers(host, port))),
                zone),
            platform.json(),
            configuration.publicUrl());
    TwilioParts twilio = new TwilioParts(platform, ground, work, setUp, clients, limits.limits());
    carrier.complete(twilio);
    VoiceParts voice = new VoiceParts(platform, ground, work, setUp, clients, twilio);
    telephone.complete(voice);
    OutboundParts outbound = new OutboundParts(platform, ground, work, setUp.widgets(), zone);
    callsOut.complete(outbound);
    CardParts card =
        new CardParts(
            platform,
            ground,
            work,
            targets,
            new GuardedLookUps(outside, platform.json(), platform.clock()),
            feeds.agentFeed());
    cards.complete(card);
    TalkParts talk = new TalkParts(platform, ground, work, voice, outbound.outsideCalls());
    AccessParts access = access(platform, feeds, work, setUp, outbound);
    SocketParts sockets =
        new SocketParts(
            platform,
            feeds,
            new SocketParts.Core(
                access.authenticator(),
                work.desk(),
                work.transfers(),
                voice.controls(),
                talk.consultations(),
                outbound.agentCalls(),
                talk.flowTransfers(),
                work.voice().returning(),
                voice.recordingControls(),
                new TwilioBrowserLines(
                    platform.transactions(),
                    setUp.connectionStore(),
                    TwilioConnections.of(setUp.connections())),
                work.conversations(),
                work.chats(),
                setUp.widgets(),
                work.attachments(),
                work.stores().interactions(),
                usage.log(),
                limits.limits()),
            NodeOptions.of(configuration).drain());
    SiteParts site = new SiteParts(platform, widget -> allowedOrigins(setUp, widget));
    return new Assembly(
        access.authenticator(),
        List.of(
            limits,
            webhooks,
            usage,
            work,
            setUp,
            new ReplayParts(platform, ground, work, setUp),
            access,
            sockets,
            new SoundParts(platform, ground, work, access.authenticator(), limits.limits()),
            twilio,
            voice,
            talk,
            card,
            outbound,
            queueMail,
            new RecordingParts(platform, ground, work, setUp, clients),
            site,
            new RetentionParts(ground),
            new TelemetryParts(platform, work.pools())),
        access.keptReplies(),
        limits.limits());
  }

  private static AccessParts access(
      Platform platform,
      FeedParts feeds,
      WorkParts work,
      SetUpParts setUp,
      OutboundParts outbound) {
    Configuration configuration = platform.configuration();
    return new AccessParts(
        platform.vertx(),
        platform.transactions(),
        platform.masterKey(),
        platform.json(),
        platform.clock(),
        new AccessSettings(
            configuration.publicUrl().toString(),
            configuration.smtp(),
            configuration.isDemo(),
            HASHES_AT_A_TIME,
            AccessLimits.standard()),
        new AccessHooks(
            new FirstThings(setUp, work.flow().flows()),
            work.setUpForPool(),
            work.setUpForPool(),
            new PgKnownSkills(),
            feeds.registry(),
            limiter -> new MeteredRateLimiter(limiter, platform.meters()),
            (tx, address) -> outbound.guard().requireOrdinary(address)));
  }

  /** Empty for a widget that does not exist. */
  private static Optional<List<String>> allowedOrigins(SetUpParts setUp, String widget) {
    try {
      return Optional.of(
          setUp.widgets().config(WidgetId.parse(widget)).settings().allowedOrigins());
    } catch (RefusedException unknown) {
      return Optional.empty();
    }
  }
}
