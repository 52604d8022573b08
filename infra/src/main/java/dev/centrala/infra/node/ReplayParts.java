package dev.centrala.infra.node;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.routing.replay.PoolRecording;
import dev.centrala.core.routing.replay.PoolRecordings;
import dev.centrala.core.routing.whatif.WhatIf;
import dev.centrala.core.shared.PoolRecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.routing.PgPoolRecordings;
import dev.centrala.infra.postgres.routing.PgWorkHistory;
import dev.centrala.infra.replay.RecordingFile;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.replay.PoolRecordingRoutes;
import dev.centrala.web.http.replay.WhatIfRoutes;
import dev.centrala.web.http.routing.QueueChanges;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Looking back at routing: recordings that can be replayed, and "what if". */
final class ReplayParts implements Parts {
  private static final Duration FLUSH_PAUSE = Duration.ofMillis(500);

  private final PoolRecordings recordings;
  private final WhatIf whatIf;
  private final QueueChanges queueChanges;
  private final WorkParts work;
  private final Rounds rounds = new Rounds();

  ReplayParts(Platform platform, Ground ground, WorkParts work, SetUpParts setUp) {
    this.work = work;
    this.recordings =
        new PoolRecordings(
            ground.transactions(),
            new PgPoolRecordings(),
            work.pools(),
            work.routing(),
            new AuditTrail(ground.audit(), platform.clock()),
            platform.clock());
    this.whatIf =
        new WhatIf(
            ground.transactions(),
            new PgWorkHistory(),
            work.stores().queues(),
            work.stores().agents(),
            work.stores().rules(),
            setUp.queueRules());
    this.queueChanges = new QueueChanges(platform.json());
    rounds.every(FLUSH_PAUSE, "recorder", work.recorder()::flush);
  }

  @Override
  public List<String> contract() {
    return List.of("replay");
  }

  @Override
  public List<Routes> routes() {
    return List.of(
        new PoolRecordingRoutes(recordings, this::export), new WhatIfRoutes(whatIf, queueChanges));
  }

  private byte[] export(TenantId tenant, PoolRecordingId id) {
    PoolRecording recording = recordings.find(tenant, id);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      RecordingFile.write(
          out,
          recording.rulesVersion(),
          recordings.image(tenant, id),
          recordings.commands(tenant, id));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
    work.recorder().flush();
  }
}
