package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports what happens in conferences. Every method needs the lock. */
final class RoomReports {
  /** Events of the wire by the names under which they are asked for. */
  private static final Map<String, String> ASKED_AS =
      Map.ofEntries(
          Map.entry("conference-start", "start"),
          Map.entry("conference-end", "end"),
          Map.entry("participant-join", "join"),
          Map.entry("participant-leave", "leave"),
          Map.entry("participant-mute", "mute"),
          Map.entry("participant-unmute", "mute"),
          Map.entry("participant-hold", "hold"),
          Map.entry("participant-unhold", "hold"),
          Map.entry("participant-modify", "modify"),
          Map.entry("announcement-end", "announcement"));

  private final StatusCallbacks callbacks;

  RoomReports(StatusCallbacks callbacks) {
    this.callbacks = callbacks;
  }

  void room(Room room, String event) {
    send(room, event, Map.of());
  }

  void seat(Seat seat, String event) {
    send(seat.room, event, fields(seat));
  }

  void joined(Seat seat) {
    seat.joinedAt = send(seat.room, "participant-join", fields(seat));
  }

  /** What the participant has taken of the conference is charged by what was reported. */
  void left(Seat seat, String reason) {
    Map<String, String> fields = fields(seat);
    fields.put("ReasonParticipantLeft", reason);
    Instant leftAt = send(seat.room, "participant-leave", fields);
    if (seat.joinedAt != null) {
      seat.room.participantSeconds += Duration.between(seat.joinedAt, leftAt).toSeconds();
    }
  }

  void ended(Room room) {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "CallSidEndingConference", room.callSidEnding);
    put(fields, "ReasonConferenceEnded", room.endReason);
    send(room, "conference-end", fields);
  }

  private static Map<String, String> fields(Seat seat) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("CallSid", seat.call.sid);
    put(fields, "ParticipantLabel", seat.label);
    fields.put("Muted", Boolean.toString(seat.muted));
    fields.put("Hold", Boolean.toString(seat.held));
    fields.put("Coaching", Boolean.toString(seat.coach != null));
    put(fields, "CallSidToCoach", seat.coach);
    fields.put("StartConferenceOnEnter", Boolean.toString(seat.startsRoom));
    fields.put("EndConferenceOnExit", Boolean.toString(seat.endsRoom));
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** Answers the time of the event, also where nobody asked for a report. */
  private Instant send(Room room, String event, Map<String, String> more) {
    Instant at = callbacks.now().truncatedTo(ChronoUnit.SECONDS);
    ReportTarget callback = room.status;
    if (callback == null || !callback.events().contains(ASKED_AS.getOrDefault(event, event))) {
      return at;
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put("AccountSid", room.accountSid);
    form.put("ConferenceSid", room.sid);
    form.put("FriendlyName", room.name);
    form.put("StatusCallbackEvent", event);
    form.put("SequenceNumber", Integer.toString(++room.reports));
    form.put("Timestamp", StatusCallbacks.timestamp(at));
    form.putAll(more);
    callbacks.send(room.sid, room.accountSid, callback, form);
    return at;
  }
}
