package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A call's place in a conference; guarded like the calls. */
final class Seat {
  final Room room;
  final VoiceCall call;
  final @Nullable String label;
  final boolean startsRoom;
  final String beep;
  final Instant createdAt;

  /** What is heard before the conference starts; null is the carrier's own music. */
  final @Nullable Source waiting;

  final Deque<Source> announcements = new ArrayDeque<>();
  Instant updatedAt;
  boolean endsRoom;
  boolean muted;
  boolean held;
  @Nullable Source holdSound;
  @Nullable String coach;
  boolean joined;
  @Nullable Instant joinedAt;
  boolean left;

  /** Goes up with every change of what is heard. */
  int version;

  Seat(Room room, VoiceCall call, SeatPlan plan, @Nullable Source waiting, Instant createdAt) {
    this.room = room;
    this.call = call;
    this.label = plan.label();
    this.startsRoom = plan.startsRoom();
    this.endsRoom = plan.endsRoom();
    this.muted = plan.muted();
    this.coach = plan.coach();
    this.beep = plan.beep();
    this.waiting = waiting;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /** The present sound is over: whoever plays it looks again. */
  void changed(Instant at) {
    updatedAt = at;
    version++;
    call.touch();
  }

  boolean beepsOnEnter() {
    return beep.equals("true") || beep.equals("onEnter");
  }

  boolean beepsOnExit() {
    return beep.equals("true") || beep.equals("onExit");
  }

  ParticipantRecord toRecord() {
    return new ParticipantRecord(
        call.plan.accountSid(),
        room.sid,
        call.sid,
        label,
        coach,
        muted,
        held,
        startsRoom,
        endsRoom,
        status(),
        createdAt,
        updatedAt);
  }

  private String status() {
    return switch (call.status) {
      case QUEUED -> "queued";
      case INITIATED -> "connecting";
      case RINGING -> "ringing";
      case IN_PROGRESS -> left ? "complete" : joined ? "connected" : "connecting";
      case COMPLETED -> "complete";
      default -> "failed";
    };
  }
}
