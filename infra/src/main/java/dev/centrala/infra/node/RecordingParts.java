package dev.centrala.infra.node;

import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.control.TwilioClients;
import dev.centrala.connectors.twilio.media.MediaClient;
import dev.centrala.connectors.twilio.media.TwilioRecordings;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.InteractionReader;
import dev.centrala.core.recording.CallRecordings;
import dev.centrala.core.recording.RecordingKeeper;
import dev.centrala.core.recording.RecordingPolicyService;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.infra.config.Configuration;
import dev.centrala.infra.postgres.recording.PgRecordingKeys;
import dev.centrala.infra.recording.DiskFiles;
import dev.centrala.infra.recording.S3Files;
import dev.centrala.infra.recording.SealedVault;
import dev.centrala.infra.recording.SignedRecordingLinks;
import dev.centrala.infra.recording.SoundFiles;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.recording.RecordingMedia;
import dev.centrala.web.http.recording.RecordingPolicyRoutes;
import dev.centrala.web.http.recording.RecordingRoutes;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;

/** What is kept of calls: brought home from carriers, sealed, played, deleted. */
final class RecordingParts implements Parts {
  private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration KEEP_PAUSE = Duration.ofSeconds(1);
  private static final int LANES = 16;
  private static final long STOP_MILLIS = 10_000;

  private final SoundFiles files;
  private final MediaClient media;
  private final RecordingRoutes routes;
  private final RecordingPolicyRoutes policyRoutes;
  private final RecordingMedia sound;
  private final TenantLanes keeping;
  private final Rounds rounds = new Rounds();

  RecordingParts(
      Platform platform, Ground ground, WorkParts work, SetUpParts setUp, TwilioClients clients) {
    Transactions transactions = ground.transactions();
    VoiceCore voice = work.voice();
    AuditTrail trail = new AuditTrail(ground.audit(), platform.clock());
    this.files = files(platform.configuration());
    SealedVault vault =
        new SealedVault(
            files, new PgRecordingKeys(transactions, platform.masterKey(), platform.clock()));
    SignedRecordingLinks links =
        new SignedRecordingLinks(platform.masterKey(), platform.configuration().publicUrl());
    this.media = new MediaClient(FETCH_TIMEOUT);
    RecordingKeeper keeper =
        new RecordingKeeper(
            transactions,
            voice.recordings(),
            voice.recordingPolicies(),
            new TwilioRecordings(
                TwilioConnections.of(setUp.connections()),
                clients,
                media,
                (tenant, leg) ->
                    transactions.inTenant(
                        tenant, tx -> work.stores().calls().leg(tx, leg).map(CallLeg::providerId))),
            vault,
            voice.recordingReports(),
            work.timeline(),
            trail,
            platform.clock());
    this.routes =
        new RecordingRoutes(
            new CallRecordings(
                transactions,
                voice.recordings(),
                new InteractionReader(work.stores().interactions()),
                links,
                trail,
                platform.clock()));
    this.policyRoutes =
        new RecordingPolicyRoutes(
            new RecordingPolicyService(
                transactions,
                voice.recordingPolicies(),
                voice.recordings(),
                trail,
                platform.clock()));
    this.sound =
        new RecordingMedia(transactions, voice.recordings(), vault, links, platform.clock());
    this.keeping =
        new TenantLanes(
            "recordings", LANES, tenant -> keeper.keepDue(tenant) > 0, platform.traces()::carrying);
    DueTenants due = new DueTenants(transactions, platform.clock());
    rounds.every(KEEP_PAUSE, "recordings", () -> due.withRecordings().forEach(keeping::add));
  }

  private static SoundFiles files(Configuration configuration) {
    return configuration.recordings() == null
        ? new DiskFiles(configuration.dataDirectory().resolve("recordings"))
        : new S3Files(configuration.recordings());
  }

  @Override
  public List<String> contract() {
    return List.of("recording");
  }

  @Override
  public List<Routes> routes() {
    return List.of(routes, policyRoutes);
  }

  @Override
  public void mount(Router router) {
    sound.bind(router);
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
    keeping.close(STOP_MILLIS);
    media.close();
    files.close();
  }
}
