package dev.centrala.connectors.sandbox.voice;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conferences of all accounts. Every method needs the lock. */
final class Rooms {
  private record Name(String accountSid, String name) {}

  private final Map<String, Room> bySid = new LinkedHashMap<>();
  private final Map<Name, Room> open = new HashMap<>();
  private final Exchange exchange;
  private final RoomReports reports;

  Rooms(Exchange exchange, RoomReports reports) {
    this.exchange = exchange;
    this.reports = reports;
  }

  RoomReports reports() {
    return reports;
  }

  List<Room> all() {
    return List.copyOf(bySid.values());
  }

  Optional<Room> bySid(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  /** The conference of this name that is not over, or a new one. */
  Room openOrCreate(String accountSid, String name) {
    return open.computeIfAbsent(
        new Name(accountSid, name),
        wanted -> {
          Room room = new Room(accountSid, name, exchange.time().now());
          bySid.put(room.sid, room);
          return room;
        });
  }

  /** A place for a call that may still ring; null when there is none left. */
  @Nullable Seat reserve(Room room, VoiceCall call, SeatPlan plan, @Nullable Source waiting) {
    if (room.seats.size() >= plan.mostSeats()) {
      return null;
    }
    Seat seat = new Seat(room, call, plan, waiting, exchange.time().now());
    coach(seat, plan.coach());
    room.seats.put(call.sid, seat);
    call.seat = seat;
    return seat;
  }

  void coach(Seat seat, @Nullable String sidOrLabel) {
    seat.coach =
        sidOrLabel == null
            ? null
            : seat.room.seat(sidOrLabel).map(s -> s.call.sid).orElse(sidOrLabel);
  }

  void join(Seat seat) {
    Room room = seat.room;
    if (seat.joined || seat.left) {
      return;
    }
    seat.joined = true;
    exchange.gatherings().signalAll();
    seat.changed(exchange.time().now());
    reports.joined(seat);
    if (!room.started && room.joined().size() > 1 && anyStarts(room)) {
      start(room);
    }
    if (room.started && seat.beepsOnEnter()) {
      beep(room);
    }
  }

  private static boolean anyStarts(Room room) {
    return room.joined().stream().anyMatch(seat -> seat.startsRoom);
  }

  private void start(Room room) {
    room.started = true;
    room.updatedAt = exchange.time().now();
    exchange.gatherings().signalAll();
    reports.room(room, "conference-start");
    room.joined().forEach(seat -> seat.changed(exchange.time().now()));
    if (room.recordsFromStart) {
      exchange
          .recordings()
          .start(room.accountSid, null, room.sid, "Conference", "both", 1, room.recordingStatus);
    }
  }

  private void beep(Room room) {
    for (Seat seat : room.joined()) {
      if (!seat.held) {
        exchange.hear(seat.call, Heard.Kind.TONE, "beep", "");
      }
    }
  }

  /** The call gives up its place, if it has one. */
  void leave(VoiceCall call, String reason) {
    Seat seat = call.seat;
    if (seat != null) {
      leave(seat, reason, reason.equals("participant_kicked"));
    }
  }

  private void leave(Seat seat, String reason, boolean kicked) {
    Room room = seat.room;
    boolean wasIn = seat.joined;
    remove(seat);
    if (!wasIn) {
      return;
    }
    reports.left(seat, reason);
    if (room.over) {
      return;
    }
    String how = kicked ? "-kicked" : "-left";
    if (seat.endsRoom) {
      end(room, "participant-with-end-conference-on-exit" + how, seat);
    } else if (room.joined().isEmpty()) {
      end(room, "last-participant" + how, seat);
    } else if (room.started && seat.beepsOnExit()) {
      beep(room);
    }
  }

  private void remove(Seat seat) {
    seat.room.seats.remove(seat.call.sid);
    seat.joined = false;
    exchange.gatherings().signalAll();
    seat.left = true;
    seat.call.seat = null;
    seat.changed(exchange.time().now());
  }

  /** Ends the conference; those left in it go on with their documents, or are hung up. */
  void end(Room room, String reason, @Nullable Seat ending) {
    if (room.over) {
      return;
    }
    room.over = true;
    open.remove(new Name(room.accountSid, room.name));
    room.updatedAt = exchange.time().now();
    room.endReason = reason;
    room.callSidEnding = ending == null ? null : ending.call.sid;
    for (Seat seat : List.copyOf(room.seats.values())) {
      boolean wasIn = seat.joined;
      remove(seat);
      if (wasIn) {
        reports.left(seat, "conference_ended");
      } else {
        exchange.end(seat.call, CallStatus.CANCELED);
      }
    }
    exchange.gatherings().signalAll();
    exchange.recordings().stopAllOf(room.sid);
    reports.ended(room);
  }

  void mute(Seat seat, boolean muted) {
    if (seat.muted != muted) {
      seat.muted = muted;
      seat.updatedAt = exchange.time().now();
      reports.seat(seat, muted ? "participant-mute" : "participant-unmute");
    }
  }

  /** {@code sound} null is the carrier's own music. */
  void hold(Seat seat, boolean held, @Nullable Source sound) {
    boolean changed = seat.held != held;
    seat.held = held;
    seat.holdSound = sound;
    seat.changed(exchange.time().now());
    if (changed) {
      reports.seat(seat, held ? "participant-hold" : "participant-unhold");
    }
  }

  void modified(Seat seat) {
    seat.updatedAt = exchange.time().now();
    reports.seat(seat, "participant-modify");
  }

  void announce(Seat seat, Source announcement) {
    seat.announcements.add(announcement);
    seat.changed(exchange.time().now());
  }
}
