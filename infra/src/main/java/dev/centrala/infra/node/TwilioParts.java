package dev.centrala.infra.node;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.TwilioCounters;
import dev.centrala.connectors.twilio.control.MissedMessages;
import dev.centrala.connectors.twilio.control.MissedMessagesSweep;
import dev.centrala.connectors.twilio.control.TwilioClients;
import dev.centrala.connectors.twilio.control.TwilioMessageSender;
import dev.centrala.connectors.twilio.media.InboundMedia;
import dev.centrala.connectors.twilio.media.MediaClient;
import dev.centrala.connectors.twilio.media.SignedMediaLinks;
import dev.centrala.connectors.twilio.webhook.AuditedForgeries;
import dev.centrala.connectors.twilio.webhook.CoreMessageDoor;
import dev.centrala.connectors.twilio.webhook.LimitedMessageDoor;
import dev.centrala.connectors.twilio.webhook.TwilioWebhooks;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.messaging.OutboundMessages;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.limit.TenantLimits;
import dev.centrala.infra.postgres.messaging.PgMessageBacklog;
import dev.centrala.infra.postgres.messaging.PgMissedLooks;
import dev.centrala.infra.trace.TracedSender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * Twilio, and whatever speaks its protocol: webhooks in, messages out, what was missed fetched
 * afterwards.
 */
final class TwilioParts implements Parts {
  private static final Duration API_TIMEOUT = Duration.ofSeconds(10);
  private static final int LANES = 64;
  private static final long STOP_MILLIS = 10_000;
  private static final Duration SEND_PAUSE = Duration.ofSeconds(1);
  private static final Duration MISSED_PAUSE = Duration.ofMinutes(5);

  private final TwilioWebhooks webhooks;
  private final SignedMediaLinks mediaLinks;
  private final OutboundMessages outbound;
  private final MissedMessagesSweep missed;
  private final DueTenants due;
  private final LimitedMessageDoor door;
  private final TenantLanes sending;
  private final TenantLanes lettingIn;
  private final TwilioCounters counters;
  private final ExecutorService now;
  private final Rounds rounds = new Rounds();

  TwilioParts(
      Platform platform,
      Ground ground,
      WorkParts work,
      SetUpParts setUp,
      TwilioClients clients,
      TenantLimits limits) {
    Transactions transactions = ground.transactions();
    this.now = platform.traces().carrying(Executors.newVirtualThreadPerTaskExecutor());
    this.counters = event -> counter(platform.meters(), event).increment();
    for (TwilioCounters.Event event : TwilioCounters.Event.values()) {
      counter(platform.meters(), event);
    }
    TwilioConnections connections = TwilioConnections.of(setUp.connections());
    this.due = new DueTenants(transactions, platform.clock());
    this.mediaLinks =
        new SignedMediaLinks(
            connections, transactions, work.stores().attachments(), platform.clock());
    TwilioMessageSender sender =
        new TwilioMessageSender(
            connections,
            clients,
            mediaLinks,
            (tenant, sid) ->
                transactions.inTenant(
                    tenant, tx -> work.stores().messages().byProviderId(tx, sid).isPresent()),
            counters);
    this.outbound =
        new OutboundMessages(
            transactions,
            work.stores().messages(),
            new TracedSender(sender, platform.traces()),
            work.providerOutcomes(),
            limits,
            platform.clock());
    CoreMessageDoor core =
        new CoreMessageDoor(
            transactions,
            setUp.entryPointStore(),
            work.stores().messages(),
            work.reception(),
            outbound,
            new InboundMedia(new MediaClient(API_TIMEOUT), work.attachments(), counters));
    this.door =
        new LimitedMessageDoor(
            core,
            limits,
            new PgMessageBacklog(
                transactions, platform.json(), new AuditTrail(ground.audit(), platform.clock())),
            connections,
            platform.clock());
    this.sending =
        new TenantLanes(
            "outbound messages",
            LANES,
            tenant -> outbound.sendDue(tenant) > 0,
            platform.traces()::carrying);
    this.lettingIn = new TenantLanes("message backlog", LANES, door::letIn);
    this.webhooks =
        new TwilioWebhooks(
            connections,
            door,
            new AuditedForgeries(transactions, ground.audit(), platform.clock()),
            counters);
    this.missed =
        new MissedMessagesSweep(
            transactions,
            setUp.connectionStore(),
            setUp.entryPointStore(),
            setUp.connections(),
            new MissedMessages(clients, door, counters),
            new PgMissedLooks(),
            platform.clock());
    rounds
        .every(SEND_PAUSE, "outbound messages", () -> due.withMessages().forEach(sending::add))
        .every(SEND_PAUSE, "message backlog", () -> door.tenantsWaiting().forEach(lettingIn::add))
        .each(MISSED_PAUSE, "missed messages", due::withConnections, missed::sweep);
  }

  private static Counter counter(MeterRegistry meters, TwilioCounters.Event event) {
    return meters.counter(
        "centrala_twilio_events_total", "event", event.name().toLowerCase(Locale.ROOT));
  }

  TwilioCounters counters() {
    return counters;
  }

  /** Where Twilio fetches a recording of the tenant. */
  BiFunction<ConnectionAccess, AttachmentId, URI> audio() {
    return mediaLinks::link;
  }

  /** A tenant has a message to send. */
  void messagesWait(TenantId tenant) {
    sending.add(tenant);
  }

  private void fetchMissed() {
    due.withConnections().forEach(missed::sweep);
  }

  @Override
  public void mount(Router router) {
    webhooks.bind(router);
    mediaLinks.bind(router);
  }

  @Override
  public void start() {
    rounds.start();
    now.execute(this::fetchMissed);
  }

  @Override
  public void stop() {
    rounds.stop();
    sending.close(STOP_MILLIS);
    lettingIn.close(STOP_MILLIS);
    now.close();
  }
}
