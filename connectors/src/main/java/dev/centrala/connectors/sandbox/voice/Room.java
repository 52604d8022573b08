package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conference and who sits in it; guarded like the calls. */
final class Room {
  final String sid = VoiceSids.next("CF");
  final String accountSid;
  final String name;
  final Instant createdAt;
  final Map<String, Seat> seats = new LinkedHashMap<>();

  /** What the first who came asked for holds for the conference. */
  @Nullable ReportTarget status;

  @Nullable ReportTarget recordingStatus;
  boolean recordsFromStart;
  Instant updatedAt;
  boolean started;
  boolean over;
  @Nullable String endReason;
  @Nullable String callSidEnding;
  int reports;

  /** Of everybody who has left. */
  long participantSeconds;

  Room(String accountSid, String name, Instant createdAt) {
    this.accountSid = accountSid;
    this.name = name;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  List<Seat> joined() {
    return seats.values().stream().filter(seat -> seat.joined).toList();
  }

  /** A seat by the call's SID or the participant's label. */
  Optional<Seat> seat(String sidOrLabel) {
    Seat seat = seats.get(sidOrLabel);
    return seat != null
        ? Optional.of(seat)
        : seats.values().stream().filter(s -> sidOrLabel.equals(s.label)).findFirst();
  }

  /** Whether {@code listener} hears what {@code speaker} says. */
  boolean hears(Seat listener, Seat speaker) {
    if (!started || over || listener == speaker || !listener.joined || !speaker.joined) {
      return false;
    }
    if (listener.held || speaker.held || speaker.muted) {
      return false;
    }
    String coached = speaker.coach;
    return coached == null || coached.equals(listener.call.sid);
  }

  ConferenceRecord toRecord() {
    return new ConferenceRecord(
        accountSid,
        sid,
        name,
        over ? "completed" : started ? "in-progress" : "init",
        endReason,
        callSidEnding,
        seats.values().stream().map(Seat::toRecord).toList(),
        createdAt,
        updatedAt);
  }
}
