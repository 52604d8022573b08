package dev.centrala.core.voice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A copy of a line with some parts replaced; records have no such form of their own yet. */
final class CallLegCopy {
  private final CallLeg from;
  private LegKind kind;
  private @Nullable SupervisorMode mode;
  private @Nullable String providerId;
  private LegState state;
  private boolean inRoom;
  private boolean muted;
  private boolean held;
  private @Nullable String roomId;
  private long roomSequence;
  private @Nullable Instant answeredAt;
  private @Nullable Instant takenAt;
  private @Nullable Instant inRoomSince;
  private @Nullable Instant endedAt;
  private @Nullable Integer seconds;
  private Instant since;

  CallLegCopy(CallLeg from) {
    this.from = from;
    this.kind = from.kind();
    this.mode = from.mode();
    this.providerId = from.providerId();
    this.state = from.state();
    this.inRoom = from.inRoom();
    this.muted = from.muted();
    this.held = from.held();
    this.roomId = from.roomId();
    this.roomSequence = from.roomSequence();
    this.answeredAt = from.answeredAt();
    this.takenAt = from.takenAt();
    this.inRoomSince = from.inRoomSince();
    this.endedAt = from.endedAt();
    this.seconds = from.seconds();
    this.since = from.since();
  }

  CallLegCopy kind(LegKind value) {
    kind = value;
    return this;
  }

  CallLegCopy mode(@Nullable SupervisorMode value) {
    mode = value;
    return this;
  }

  CallLegCopy providerId(String value) {
    providerId = value;
    return this;
  }

  CallLegCopy state(LegState value) {
    state = value;
    return this;
  }

  /** It is in no room and holds nobody any more; {@code counted} are the carrier's seconds. */
  CallLegCopy over(Instant at, @Nullable Integer counted) {
    inRoom = false;
    held = false;
    endedAt = at;
    seconds = counted;
    return this;
  }

  CallLegCopy inRoom(
      boolean present, boolean nowMuted, boolean nowHeld, @Nullable Instant presentSince) {
    inRoom = present;
    muted = nowMuted;
    held = nowHeld;
    inRoomSince = presentSince;
    return this;
  }

  CallLegCopy room(String id, long sequence) {
    roomId = id;
    roomSequence = sequence;
    return this;
  }

  CallLegCopy answeredAt(Instant value) {
    answeredAt = value;
    return this;
  }

  CallLegCopy takenAt(@Nullable Instant value) {
    takenAt = value;
    return this;
  }

  CallLegCopy seconds(int value) {
    seconds = value;
    return this;
  }

  CallLegCopy since(Instant value) {
    since = value;
    return this;
  }

  CallLeg done() {
    return new CallLeg(
        from.id(),
        from.interaction(),
        kind,
        from.user(),
        from.address(),
        providerId,
        state,
        from.screened(),
        inRoom,
        muted,
        held,
        roomId,
        roomSequence,
        from.createdAt(),
        answeredAt,
        takenAt,
        inRoomSince,
        endedAt,
        seconds,
        since,
        mode);
  }
}
