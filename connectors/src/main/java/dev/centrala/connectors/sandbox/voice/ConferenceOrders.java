package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the API does with conferences and those in them; {@code null} leaves a setting. */
public final class ConferenceOrders {
  /** What the first who comes settles for a conference. */
  public record RoomPlan(
      @Nullable ReportTarget status, boolean recordsFromStart, @Nullable ReportTarget recording) {}

  /** Changes of a participant. */
  public record Change(
      @Nullable Boolean muted,
      @Nullable Boolean held,
      @Nullable Source holdSound,
      @Nullable Boolean coaching,
      @Nullable String coach,
      @Nullable Boolean endsConference,
      @Nullable Source announcement) {}

  private final Exchange exchange;

  ConferenceOrders(Exchange exchange) {
    this.exchange = exchange;
  }

  public Optional<ConferenceRecord> find(String accountSid, String sid) {
    return exchange.floor().get(() -> room(accountSid, sid).map(Room::toRecord));
  }

  /** Newest first. */
  public List<ConferenceRecord> list(String accountSid, Predicate<ConferenceRecord> wanted) {
    return exchange
        .floor()
        .get(() ->
            exchange.rooms().all().stream()
                .filter(room -> room.accountSid.equals(accountSid))
                .map(Room::toRecord)
                .filter(wanted)
                .toList()
                .reversed());
  }

  private Optional<Room> room(String accountSid, String sid) {
    return exchange.rooms().bySid(sid).filter(room -> room.accountSid.equals(accountSid));
  }

  /** False when it was over. */
  public boolean end(String sid) {
    return exchange
        .floor()
        .get(() -> {
          Room room = exchange.rooms().bySid(sid).orElseThrow();
          boolean wasOver = room.over;
          exchange.rooms().end(room, "conference-ended-via-api", null);
          return !wasOver;
        });
  }

  public void announce(String sid, Source announcement) {
    exchange
        .floor()
        .run(() ->
            exchange
                .rooms()
                .bySid(sid)
                .orElseThrow()
                .joined()
                .forEach(seat -> exchange.rooms().announce(seat, announcement)));
  }

  /**
   * Dials somebody into a conference, by its SID or its name; empty when it is over or full.
   *
   * @param waiting null is the carrier's own music
   */
  public Optional<ParticipantRecord> dialIn(
      String sidOrName, CallPlan plan, SeatPlan seatPlan, @Nullable Source waiting, RoomPlan room) {
    return exchange
        .floor()
        .get(() -> {
          boolean bySid = sidOrName.matches("CF[0-9a-f]{32}");
          Optional<Room> found =
              bySid
                  ? room(plan.accountSid(), sidOrName).filter(one -> !one.over)
                  : Optional.of(exchange.rooms().openOrCreate(plan.accountSid(), sidOrName));
          if (found.isEmpty() || found.get().seats.size() >= seatPlan.mostSeats()) {
            return Optional.empty();
          }
          settle(found.get(), room);
          VoiceCall call = exchange.lines().queue(plan, null);
          Seat seat = exchange.rooms().reserve(found.get(), call, seatPlan, waiting);
          if (seat == null) {
            return Optional.empty();
          }
          ParticipantRecord queued = seat.toRecord();
          exchange.callOrders().ringLater(call);
          return Optional.of(queued);
        });
  }

  private static void settle(Room room, RoomPlan plan) {
    if (room.seats.isEmpty()) {
      room.status = plan.status();
      room.recordsFromStart = plan.recordsFromStart();
      room.recordingStatus = plan.recording();
    }
  }

  public List<ParticipantRecord> participants(
      String conferenceSid, Predicate<ParticipantRecord> wanted) {
    return exchange
        .floor()
        .get(() ->
            exchange.rooms().bySid(conferenceSid).orElseThrow().seats.values().stream()
                .map(Seat::toRecord)
                .filter(wanted)
                .sorted(Comparator.comparing(ParticipantRecord::createdAt).reversed())
                .toList());
  }

  public Optional<ParticipantRecord> participant(String conferenceSid, String sidOrLabel) {
    return exchange
        .floor()
        .get(() ->
            exchange
                .rooms()
                .bySid(conferenceSid)
                .flatMap(room -> room.seat(sidOrLabel))
                .map(Seat::toRecord));
  }

  /** Empty when there is no such participant any more. */
  public Optional<ParticipantRecord> change(
      String conferenceSid, String sidOrLabel, Change change) {
    return exchange
        .floor()
        .get(() ->
            exchange
                .rooms()
                .bySid(conferenceSid)
                .flatMap(room -> room.seat(sidOrLabel))
                .map(seat -> apply(seat, change)));
  }

  private ParticipantRecord apply(Seat seat, Change change) {
    Rooms rooms = exchange.rooms();
    if (change.muted() != null) {
      rooms.mute(seat, change.muted());
    }
    if (change.held() != null) {
      rooms.hold(seat, change.held(), change.holdSound());
    }
    String coach = Boolean.FALSE.equals(change.coaching()) ? null : change.coach();
    if (change.coaching() != null || change.coach() != null) {
      rooms.coach(seat, coach);
      rooms.modified(seat);
    }
    if (change.endsConference() != null && change.endsConference() != seat.endsRoom) {
      seat.endsRoom = change.endsConference();
      rooms.modified(seat);
    }
    if (change.announcement() != null) {
      rooms.announce(seat, change.announcement());
    }
    return seat.toRecord();
  }

  /** Shows a participant the door; false when it is not there. */
  public boolean kick(String conferenceSid, String sidOrLabel) {
    return exchange
        .floor()
        .get(() -> {
          Optional<Seat> seat =
              exchange.rooms().bySid(conferenceSid).flatMap(room -> room.seat(sidOrLabel));
          seat.ifPresent(one -> {
            boolean answered = one.call.isConnected();
            exchange.rooms().leave(one.call, "participant_kicked");
            if (!answered) {
              exchange.end(one.call, CallStatus.CANCELED);
            }
          });
          return seat.isPresent();
        });
  }
}
