package dev.centrala.connectors.sandbox.voice.rest;

import dev.centrala.connectors.sandbox.voice.CallRecord;
import dev.centrala.connectors.sandbox.voice.CallStatus;
import dev.centrala.connectors.sandbox.voice.ConferenceRecord;
import dev.centrala.connectors.sandbox.voice.ParticipantRecord;
import dev.centrala.connectors.sandbox.voice.QueueRecord;
import dev.centrala.connectors.sandbox.voice.RecordingRecord;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The exchange's facts as Twilio's JSON resources. */
final class VoiceJson {
  static final String VERSION = "2010-04-01";
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private VoiceJson() {}

  static JsonObject call(CallRecord call) {
    String uri = account(call.accountSid()) + "/Calls/" + call.sid();
    JsonObject more =
        new JsonObject()
            .put("events", uri + "/Events.json")
            .put("notifications", uri + "/Notifications.json")
            .put("recordings", uri + "/Recordings.json");
    CallStatus status = call.status() == CallStatus.INITIATED ? CallStatus.QUEUED : call.status();
    return new JsonObject()
        .put("account_sid", call.accountSid())
        .put("answered_by", call.answeredBy())
        .put("api_version", VERSION)
        .putNull("caller_name")
        .put("date_created", date(call.createdAt()))
        .put("date_updated", date(call.endedAt() == null ? call.createdAt() : call.endedAt()))
        .put("direction", call.direction())
        .put("duration", text(call.durationSeconds()))
        .put("end_time", date(call.endedAt()))
        .putNull("forwarded_from")
        .put("from", call.from())
        .put("from_formatted", call.from())
        .putNull("group_sid")
        .put("parent_call_sid", call.parentSid())
        .put("phone_number_sid", call.phoneNumberSid())
        .putNull("price")
        .put("price_unit", "USD")
        .put("queue_time", "0")
        .put("sid", call.sid())
        .put("start_time", date(call.startedAt()))
        .put("status", status.wireName())
        .put("subresource_uris", more)
        .put("to", call.to())
        .put("to_formatted", call.to())
        .putNull("trunk_sid")
        .put("uri", uri + ".json");
  }

  static JsonObject conference(ConferenceRecord conference) {
    String uri = account(conference.accountSid()) + "/Conferences/" + conference.sid();
    JsonObject more =
        new JsonObject()
            .put("participants", uri + "/Participants.json")
            .put("recordings", uri + "/Recordings.json");
    return new JsonObject()
        .put("account_sid", conference.accountSid())
        .put("api_version", VERSION)
        .put("call_sid_ending_conference", conference.callSidEnding())
        .put("date_created", date(conference.createdAt()))
        .put("date_updated", date(conference.updatedAt()))
        .put("friendly_name", conference.name())
        .put("reason_conference_ended", conference.endReason())
        .put("region", "us1")
        .put("sid", conference.sid())
        .put("status", conference.state())
        .put("subresource_uris", more)
        .put("uri", uri + ".json");
  }

  static JsonObject participant(ParticipantRecord participant) {
    return new JsonObject()
        .put("account_sid", participant.accountSid())
        .put("call_sid", participant.callSid())
        .put("call_sid_to_coach", participant.coach())
        .put("coaching", participant.coach() != null)
        .put("conference_sid", participant.conferenceSid())
        .put("date_created", date(participant.createdAt()))
        .put("date_updated", date(participant.updatedAt()))
        .put("end_conference_on_exit", participant.endsConference())
        .put("hold", participant.held())
        .put("label", participant.label())
        .put("muted", participant.muted())
        .put("queue_time", "0")
        .put("start_conference_on_enter", participant.startsConference())
        .put("status", participant.status())
        .put(
            "uri",
            account(participant.accountSid())
                + "/Conferences/%s/Participants/%s.json"
                    .formatted(participant.conferenceSid(), participant.callSid()));
  }

  /** What all three kinds of recording resources have; {@code parent} is the path before it. */
  static JsonObject recording(RecordingRecord recording, String parent) {
    Integer duration = recording.durationSeconds();
    return new JsonObject()
        .put("account_sid", recording.accountSid())
        .put("api_version", VERSION)
        .put("call_sid", recording.callSid())
        .put("channels", recording.channels())
        .put("conference_sid", recording.conferenceSid())
        .put("date_created", date(recording.startedAt()))
        .put("date_updated", date(recording.updatedAt()))
        .put("duration", duration == null ? "-1" : text(duration))
        .putNull("encryption_details")
        .putNull("error_code")
        .putNull("price")
        .put("price_unit", "USD")
        .put("sid", recording.sid())
        .put("source", recording.source())
        .put("start_time", date(recording.startedAt()))
        .put("status", recording.status())
        .put(
            "uri",
            "%s%s/Recordings/%s.json"
                .formatted(account(recording.accountSid()), parent, recording.sid()));
  }

  static JsonObject queue(QueueRecord queue) {
    return new JsonObject()
        .put("account_sid", queue.accountSid())
        .put("average_wait_time", queue.averageWaitSeconds())
        .put("current_size", queue.members().size())
        .put("date_created", date(queue.createdAt()))
        .put("date_updated", date(queue.updatedAt()))
        .put("friendly_name", queue.name())
        .put("max_size", queue.maxSize())
        .put("sid", queue.sid())
        .put("uri", account(queue.accountSid()) + "/Queues/" + queue.sid() + ".json");
  }

  static JsonObject member(QueueRecord queue, QueueRecord.Member member) {
    return new JsonObject()
        .put("call_sid", member.callSid())
        .put("date_enqueued", date(member.enteredAt()))
        .put("position", member.position())
        .put("queue_sid", queue.sid())
        .put(
            "uri",
            account(queue.accountSid())
                + "/Queues/%s/Members/%s.json".formatted(queue.sid(), member.callSid()))
        .put("wait_time", member.waitedSeconds());
  }

  static String account(String sid) {
    return "/" + VERSION + "/Accounts/" + sid;
  }

  static @Nullable String date(@Nullable Instant at) {
    return at == null ? null : RFC_2822.format(at);
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }
}
