package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.voice.CallRecord;
import dev.centrala.connectors.sandbox.voice.Exchange;
import dev.centrala.connectors.sandbox.voice.RecordingOrders;
import dev.centrala.connectors.sandbox.voice.RecordingRecord;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The Recordings resources: of the account, of a call and of a conference, and their sound. */
final class RecordingResource {
  private static final String ACCOUNT = "/2010-04-01/Accounts/:account";
  private static final String OF_CALL = ACCOUNT + "/Calls/:call/Recordings";
  private static final String OF_CONFERENCE = ACCOUNT + "/Conferences/:conference/Recordings";
  private static final String OF_ACCOUNT = ACCOUNT + "/Recordings";
  private static final String CURRENT = "Twilio.CURRENT";

  private final Exchange exchange;
  private final RecordingOrders recordings;

  RecordingResource(Exchange exchange) {
    this.exchange = exchange;
    this.recordings = exchange.recordingOrders();
  }

  void bind(Router router, Resource resource) {
    router.post(OF_CALL + ".json").handler(resource.handler(this::start));
    router.get(OF_ACCOUNT + ".json").handler(resource.handler(this::list));
    for (String root : List.of(OF_CALL, OF_CONFERENCE)) {
      router.get(root + ".json").handler(resource.handler(this::list));
      router.post(root + "/:recording").handler(resource.handler(this::update));
    }
    for (String root : List.of(OF_CALL, OF_CONFERENCE, OF_ACCOUNT)) {
      router.get(root + "/:recording").handler(resource.handler(this::fetch));
      router.delete(root + "/:recording").handler(resource.handler(this::delete));
    }
  }

  private void start(RestCall call, Fields fields) {
    CallRecord recorded =
        exchange
            .callOrders()
            .find(call.accountSid(), call.sid("call"))
            .orElseThrow(RestRefused::notFound);
    RecordingRecord started =
        recordings
            .start(
                recorded.sid(),
                fields.choice("RecordingTrack", "both", "both", "inbound", "outbound"),
                fields.choice("RecordingChannels", "mono", "mono", "dual").equals("dual") ? 2 : 1,
                fields.recordingReports("RecordingStatusCallback"))
            .orElseThrow(() ->
                RestRefused.badRequest(
                    RestRefused.INVALID_CALL_STATE,
                    "Requested resource is not eligible for recording"));
    call.answer(201, json(call, started));
  }

  private static String of(RestCall call) {
    String conference = call.sid("conference");
    return conference.isEmpty() ? call.sid("call") : conference;
  }

  private static boolean belongs(RestCall call, RecordingRecord recording) {
    String owner = of(call);
    return owner.isEmpty()
        || owner.equals(recording.callSid())
        || owner.equals(recording.conferenceSid());
  }

  private RecordingRecord find(RestCall call) {
    String sid = call.sid("recording").replaceFirst("\\.(wav|mp3)$", "");
    Optional<RecordingRecord> found =
        sid.equals(CURRENT)
            ? recordings.current(call.accountSid(), of(call))
            : recordings.find(call.accountSid(), sid).filter(one -> belongs(call, one));
    return found.orElseThrow(RestRefused::notFound);
  }

  private void list(RestCall call, Fields fields) {
    String callSid = fields.text("CallSid", "");
    String conferenceSid = fields.text("ConferenceSid", "");
    Predicate<Optional<Instant>> created = call.date("DateCreated");
    List<RecordingRecord> found =
        recordings.list(
            call.accountSid(),
            one ->
                belongs(call, one)
                    && (callSid.isEmpty() || callSid.equals(one.callSid()))
                    && (conferenceSid.isEmpty() || conferenceSid.equals(one.conferenceSid()))
                    && created.test(Optional.of(one.startedAt())));
    call.answerPage("recordings", found, RecordingRecord::sid, one -> json(call, one));
  }

  private void fetch(RestCall call, Fields fields) {
    RecordingRecord found = find(call);
    if (call.path().endsWith(".json")) {
      call.answer(200, json(call, found));
      return;
    }
    boolean mono = "1".equals(fields.text("RequestedChannels"));
    byte[] sound = recordings.media(found.sid(), mono).orElseThrow(RestRefused::notFound);
    call.answerContent("audio/x-wav", sound);
  }

  private void update(RestCall call, Fields fields) {
    RecordingRecord found = find(call);
    String status = fields.choice("Status", "", "in-progress", "paused", "stopped");
    boolean silence =
        fields.choice("PauseBehavior", "silence", "silence", "skip").equals("silence");
    RecordingRecord changed =
        recordings
            .change(found.sid(), status, silence)
            .orElseThrow(() ->
                RestRefused.badRequest(
                    RestRefused.INVALID_CALL_STATE, "Recording is not in-progress"));
    call.answer(200, json(call, changed));
  }

  private void delete(RestCall call, Fields fields) {
    recordings.delete(find(call).sid());
    call.answerNothing();
  }

  private JsonObject json(RestCall call, RecordingRecord recording) {
    String conference = call.sid("conference");
    if (!conference.isEmpty()) {
      return VoiceJson.recording(recording, "/Conferences/" + conference);
    }
    if (!call.sid("call").isEmpty()) {
      return VoiceJson.recording(recording, "/Calls/" + call.sid("call"))
          .put("track", recording.track());
    }
    JsonObject json = VoiceJson.recording(recording, "");
    String own = json.getString("uri").replaceFirst("\\.json$", "");
    JsonObject more =
        new JsonObject()
            .put("add_on_results", own + "/AddOnResults.json")
            .put("transcriptions", own + "/Transcriptions.json");
    return json.put("subresource_uris", more).put("media_url", exchange.apiBase() + own);
  }
}
