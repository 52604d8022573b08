package dev.centrala.infra.node;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.control.TwilioCallControl;
import dev.centrala.connectors.twilio.control.TwilioClients;
import dev.centrala.connectors.twilio.control.TwimlWriter;
import dev.centrala.connectors.twilio.webhook.AuditedForgeries;
import dev.centrala.connectors.twilio.webhook.VoiceWebhooks;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.call.CallWatch;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.CallControls;
import dev.centrala.core.recording.RecordingControls;
import dev.centrala.core.recording.RecordingOutcomes;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.voice.CallSender;
import io.vertx.ext.web.Router;
import java.time.Duration;

/** Calls at Twilio: webhooks in, commands out, lines that nothing is heard of asked about. */
final class VoiceParts implements Parts {
  private static final int LANES = 64;
  private static final long STOP_MILLIS = 10_000;
  private static final Duration SEND_PAUSE = Duration.ofMillis(500);
  private static final Duration WATCH_PAUSE = Duration.ofSeconds(5);

  private final VoiceWebhooks webhooks;
  private final CallControls controls;
  private final CallSender sender;
  private final RecordingControls recordingControls;
  private final TenantLanes sending;
  private final Rounds rounds = new Rounds();

  VoiceParts(
      Platform platform,
      Ground ground,
      WorkParts work,
      SetUpParts setUp,
      TwilioClients clients,
      TwilioParts twilio) {
    Transactions transactions = ground.transactions();
    TwilioConnections connections = TwilioConnections.of(setUp.connections());
    WorkStores stores = work.stores();
    TwilioCallControl control =
        new TwilioCallControl(
            connections,
            clients,
            (tenant, sid) ->
                transactions.inTenant(
                    tenant, tx -> stores.calls().legByProviderId(tx, sid).isPresent()));
    this.sender =
        new CallSender(
            transactions,
            stores.callCommands(),
            control,
            new RecordingOutcomes(
                work.voice().recordings(), work.voice().recordingReports(), work.voice().reports()),
            platform.clock());
    this.recordingControls =
        new RecordingControls(
            transactions,
            stores.interactions(),
            work.voice().recorder(),
            stores.callCommands(),
            sender::sendNow,
            new AuditTrail(ground.audit(), platform.clock()),
            platform.clock());
    this.controls =
        new CallControls(
            transactions,
            stores.interactions(),
            stores.calls(),
            stores.callCommands(),
            work.lines(),
            work.timeline(),
            sender::sendNow,
            platform.clock());
    this.webhooks =
        new VoiceWebhooks(
            connections,
            new AuditedForgeries(transactions, ground.audit(), platform.clock()),
            twilio.counters(),
            transactions,
            setUp.entryPointStore(),
            new VoiceWebhooks.Core(
                work.voice().desk(),
                work.voice().dialled(),
                work.voice().reports(),
                work.voice().rooms(),
                work.voice().recordingReports()),
            new TwimlWriter(twilio.audio()),
            platform.clock());
    this.sending =
        new TenantLanes(
            "call commands",
            LANES,
            tenant -> sender.sendDue(tenant) > 0,
            platform.traces()::carrying);
    CallWatch watch =
        new CallWatch(
            transactions,
            stores.calls(),
            control,
            work.voice().reports(),
            work.voice().rooms(),
            work.voice().longest(),
            work.voice().asked(),
            platform.clock());
    DueTenants due = new DueTenants(transactions, platform.clock());
    rounds
        .every(SEND_PAUSE, "call commands", () -> due.withCallCommands().forEach(sending::add))
        .each(WATCH_PAUSE, "doubtful calls", due::withDoubtfulCalls, watch::look);
  }

  /** A tenant has something to tell its carrier. */
  void commandsWait(TenantId tenant) {
    sending.add(tenant);
  }

  /** Carries a command out at once. */
  CallControls.Now now() {
    return sender::sendNow;
  }

  CallControls controls() {
    return controls;
  }

  RecordingControls recordingControls() {
    return recordingControls;
  }

  @Override
  public void mount(Router router) {
    webhooks.bind(router);
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
    sending.close(STOP_MILLIS);
  }
}
