package dev.centrala.core.voice;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One party's line. {@code takenAt} is when it was let into the room: a line that ends without
 * having been there was not answered by a person. {@code roomSequence} is the carrier's number of
 * the newest report about it in the room; {@code seconds} is what the carrier counts, once it is
 * over.
 */
public record CallLeg(
    LegId id,
    InteractionId interaction,
    LegKind kind,
    @Nullable UserId user,
    String address,
    @Nullable String providerId,
    LegState state,
    boolean screened,
    boolean inRoom,
    boolean muted,
    boolean held,
    long roomSequence,
    Instant createdAt,
    @Nullable Instant answeredAt,
    @Nullable Instant takenAt,
    @Nullable Instant inRoomSince,
    @Nullable Instant endedAt,
    @Nullable Integer seconds) {

  /** The customer's line of a call that has come in; it is answered by our answering it. */
  public static CallLeg arrived(
      LegId id, InteractionId interaction, String address, String providerId, Instant at) {
    return new CallLeg(
        id,
        interaction,
        LegKind.CUSTOMER,
        null,
        address,
        providerId,
        LegState.IN_PROGRESS,
        false,
        false,
        false,
        false,
        -1,
        at,
        at,
        null,
        null,
        null,
        null);
  }

  /** A line that is to be dialled; {@code screened}: a person must press 1 to take the call. */
  public static CallLeg toDial(
      LegId id,
      InteractionId interaction,
      LegKind kind,
      @Nullable UserId user,
      String address,
      boolean screened,
      Instant at) {
    return new CallLeg(
        id,
        interaction,
        kind,
        user,
        address,
        null,
        LegState.QUEUED,
        screened,
        false,
        false,
        false,
        -1,
        at,
        null,
        null,
        null,
        null,
        null);
  }

  public boolean isOver() {
    return state.isOver();
  }

  /** Over, and nobody had been let into the room by it. */
  public boolean wasMissed() {
    return state.isOver() && takenAt == null;
  }

  public CallLeg known(String carriersId) {
    return new CallLeg(
        id,
        interaction,
        kind,
        user,
        address,
        carriersId,
        state,
        screened,
        inRoom,
        muted,
        held,
        roomSequence,
        createdAt,
        answeredAt,
        takenAt,
        inRoomSince,
        endedAt,
        seconds);
  }

  /**
   * The state that the carrier reported; {@code counted} are its seconds of a line that is over.
   */
  public CallLeg reported(LegState next, Instant at, @Nullable Integer counted) {
    boolean answers = next == LegState.IN_PROGRESS && answeredAt == null;
    boolean over = next.isOver();
    return new CallLeg(
        id,
        interaction,
        kind,
        user,
        address,
        providerId,
        next,
        screened,
        inRoom && !over,
        muted,
        held && !over,
        roomSequence,
        createdAt,
        answers ? at : answeredAt,
        takenAt,
        over ? null : inRoomSince,
        over ? at : endedAt,
        over ? counted : seconds);
  }

  /** Over, and now the carrier has counted its seconds. */
  public CallLeg counted(int carriersSeconds) {
    return new CallLeg(
        id,
        interaction,
        kind,
        user,
        address,
        providerId,
        state,
        screened,
        inRoom,
        muted,
        held,
        roomSequence,
        createdAt,
        answeredAt,
        takenAt,
        inRoomSince,
        endedAt,
        carriersSeconds);
  }

  /** It was let into the room. */
  public CallLeg taken(Instant at) {
    return new CallLeg(
        id,
        interaction,
        kind,
        user,
        address,
        providerId,
        state,
        screened,
        inRoom,
        muted,
        held,
        roomSequence,
        createdAt,
        answeredAt == null ? at : answeredAt,
        takenAt == null ? at : takenAt,
        inRoomSince,
        endedAt,
        seconds);
  }

  /** As the carrier reported it in the room, under its number for the report. */
  CallLeg inRoom(
      boolean present,
      boolean nowMuted,
      boolean nowHeld,
      long sequence,
      @Nullable Instant presentSince) {
    return new CallLeg(
        id,
        interaction,
        kind,
        user,
        address,
        providerId,
        state,
        screened,
        present,
        nowMuted,
        nowHeld,
        sequence,
        createdAt,
        answeredAt,
        present && takenAt == null ? presentSince : takenAt,
        presentSince,
        endedAt,
        seconds);
  }

  /** The line after a report from the room; unchanged when the report is an old one. */
  public CallLeg after(RoomReport report) {
    if (state.isOver() || report.sequence() <= roomSequence) {
      return this;
    }
    return switch (report.event()) {
      case JOINED ->
          inRoom(
              true,
              report.muted(),
              report.held(),
              report.sequence(),
              inRoomSince == null ? report.at() : inRoomSince);
      case LEFT -> inRoom(false, false, false, report.sequence(), null);
      case CHANGED -> inRoom(inRoom, report.muted(), report.held(), report.sequence(), inRoomSince);
      case ENDED -> this;
    };
  }
}
