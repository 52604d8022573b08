package dev.centrala.web.http.recording;

import dev.centrala.core.access.Permission;
import dev.centrala.core.recording.CallRecordings;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was recorded: found, heard by an expiring link, held for a court, deleted. */
public final class RecordingRoutes implements Routes {
  private final CallRecordings recordings;

  public RecordingRoutes(CallRecordings recordings) {
    this.recordings = recordings;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listRecordings", Permission.HANDLE_WORK, this::list);
    operations.handle("getRecording", Permission.HANDLE_WORK, this::get);
    operations.handle("linkRecording", Permission.HANDLE_WORK, this::link);
    operations.handle("holdRecording", Permission.MANAGE_TENANT, this::hold);
    operations.handle("deleteRecording", Permission.MANAGE_TENANT, this::delete);
  }

  private record HoldJson(boolean held) {}

  private record LinkJson(String url, Instant expiresAt) {}

  private record RecordingJson(
      String id,
      String interactionId,
      String kind,
      Instant startedAt,
      @Nullable Integer seconds,
      int channels,
      String state,
      boolean legalHold) {
    static RecordingJson of(Recording recording) {
      return new RecordingJson(
          recording.id().toString(),
          recording.interaction().toString(),
          recording.kind().wireName(),
          recording.startedAt(),
          recording.seconds(),
          recording.channels(),
          switch (recording.state()) {
            case REQUESTED, RECORDING, PAUSED -> "recording";
            case FETCHING -> "fetching";
            case READY -> "ready";
            case DELETING, DELETED, FAILED -> "deleted";
          },
          recording.legalHold());
    }
  }

  private Reply list(Request request) {
    InteractionId interaction =
        request.query("interactionId").map(InteractionId::parse).orElse(null);
    return Reply.ok(
        Items.of(
            recordings.list(request.caller(), interaction, request.page()).map(RecordingJson::of)));
  }

  private static RecordingId id(Request request) {
    return RecordingId.parse(request.path("id"));
  }

  private Reply get(Request request) {
    return Reply.ok(RecordingJson.of(recordings.get(request.caller(), id(request))));
  }

  private Reply link(Request request) {
    CallRecordings.Link link = recordings.link(request.caller(), id(request));
    return Reply.ok(new LinkJson(link.url(), link.expiresAt()))
        .withHeader("Cache-Control", "no-store");
  }

  private Reply hold(Request request) {
    boolean held = request.body(HoldJson.class).held();
    return Reply.ok(RecordingJson.of(recordings.hold(request.caller(), id(request), held)));
  }

  private Reply delete(Request request) {
    recordings.delete(request.caller(), id(request));
    return Reply.accepted(RecordingJson.of(recordings.get(request.caller(), id(request))));
  }
}
