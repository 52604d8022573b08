package dev.centrala.web.http.replay;

import dev.centrala.core.access.Permission;
import dev.centrala.core.routing.replay.PoolRecording;
import dev.centrala.core.routing.replay.PoolRecordings;
import dev.centrala.core.routing.replay.ReplayResult;
import dev.centrala.core.shared.PoolRecordingId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recordings of a tenant's routing: start, end, download, replay, delete. */
public final class PoolRecordingRoutes implements Routes {
  /** Writes a recording as the file that the command line replays. */
  @FunctionalInterface
  public interface Export {
    byte[] export(TenantId tenant, PoolRecordingId id);
  }

  private final PoolRecordings recordings;
  private final Export export;

  public PoolRecordingRoutes(PoolRecordings recordings, Export export) {
    this.recordings = recordings;
    this.export = export;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listPoolRecordings", Permission.SUPERVISE, this::list);
    operations.handle("startPoolRecording", Permission.MANAGE_SETUP, this::start);
    operations.handle("endPoolRecording", Permission.MANAGE_SETUP, this::end);
    operations.handle("deletePoolRecording", Permission.MANAGE_SETUP, this::delete);
    operations.handle("replayPoolRecording", Permission.SUPERVISE, this::replay);
    operations.handle("exportPoolRecording", Permission.MANAGE_SETUP, this::export);
  }

  private Reply list(Request request) {
    return Reply.ok(
        new Items(
            recordings.list(request.caller().tenant()).stream().map(RecordingJson::of).toList(),
            null));
  }

  private Reply start(Request request) {
    int minutes = request.body(NewRecording.class).minutes();
    return Reply.created(
        RecordingJson.of(recordings.start(request.caller(), Duration.ofMinutes(minutes))));
  }

  private Reply end(Request request) {
    return Reply.ok(RecordingJson.of(recordings.end(request.caller(), id(request))));
  }

  private Reply delete(Request request) {
    recordings.delete(request.caller(), id(request));
    return Reply.noContent();
  }

  private Reply replay(Request request) {
    ReplayResult result = recordings.replay(request.caller().tenant(), id(request));
    return Reply.ok(
        new ReplayJson(
            result.isIdentical(),
            result.replayed(),
            result.firstMissing() == ReplayResult.NONE ? null : result.firstMissing(),
            result.differences().stream()
                .map(d -> new DifferenceJson(d.number(), d.command(), d.now()))
                .toList()));
  }

  private Reply export(Request request) {
    PoolRecordingId id = id(request);
    return new Reply(
        200,
        Buffer.buffer(export.export(request.caller().tenant(), id)),
        Map.of(
            "Content-Type",
            "application/octet-stream",
            "Content-Disposition",
            "attachment; filename=\"routing-" + id + ".ndjson\""));
  }

  private static PoolRecordingId id(Request request) {
    return PoolRecordingId.parse(request.path("id"));
  }

  private record NewRecording(int minutes) {}

  private record Items(List<RecordingJson> items, @Nullable String nextCursor) {}

  private record RecordingJson(
      String id, Instant startedAt, Instant until, String startedBy, int rulesVersion) {
    static RecordingJson of(PoolRecording r) {
      return new RecordingJson(
          r.id().toString(), r.startedAt(), r.until(), r.startedBy(), r.rulesVersion());
    }
  }

  private record ReplayJson(
      boolean identical,
      long replayed,
      @Nullable Long firstMissing,
      List<DifferenceJson> differences) {}

  private record DifferenceJson(long number, String command, String now) {}
}
