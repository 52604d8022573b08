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
 * over. {@code inRoomSince} stays until the carrier has said when it left, since that is counted.
 * {@code since} is when it last changed but for its microphone; {@code mode} is how a supervisor
 * takes part.
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
    @Nullable String roomId,
    long roomSequence,
    Instant createdAt,
    @Nullable Instant answeredAt,
    @Nullable Instant takenAt,
    @Nullable Instant inRoomSince,
    @Nullable Instant endedAt,
    @Nullable Integer seconds,
    Instant since,
    @Nullable SupervisorMode mode) {

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
        null,
        -1,
        at,
        at,
        null,
        null,
        null,
        null,
        at,
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
        null,
        -1,
        at,
        null,
        null,
        null,
        null,
        null,
        at,
        null);
  }

  public boolean isOver() {
    return state.isOver();
  }

  /** A supervisor takes part like this from now on. */
  public CallLeg in(SupervisorMode newMode) {
    return copy().mode(newMode).done();
  }

  /** From now on it is the line of the agent who has the call; so they are there already. */
  public CallLeg adopted(Instant at) {
    return copy().kind(LegKind.AGENT).mode(null).takenAt(takenAt == null ? null : at).done();
  }

  /** Over, and nobody had been let into the room by it. */
  public boolean wasMissed() {
    return state.isOver() && takenAt == null;
  }

  public CallLeg known(String carriersId) {
    return copy().providerId(carriersId).done();
  }

  /**
   * The state that the carrier reported; {@code counted} are its seconds of a line that is over.
   */
  public CallLeg reported(LegState next, Instant at, @Nullable Integer counted) {
    boolean answers = next == LegState.IN_PROGRESS && answeredAt == null;
    boolean over = next.isOver();
    CallLegCopy copy = copy().state(next).since(at);
    if (answers) {
      copy.answeredAt(at);
    }
    return over ? copy.over(at, counted).done() : copy.done();
  }

  /** Over, and now the carrier has counted its seconds. */
  public CallLeg counted(int carriersSeconds) {
    return copy().seconds(carriersSeconds).done();
  }

  /** That it left its room was not reported, and has been counted by other means. */
  public CallLeg outOfRoom() {
    return copy().inRoom(false, muted, false, null).done();
  }

  /** It was let into the room. */
  public CallLeg taken(Instant at) {
    return copy()
        .answeredAt(answeredAt == null ? at : answeredAt)
        .takenAt(takenAt == null ? at : takenAt)
        .done();
  }

  /** As the carrier reported it in the room. */
  private CallLeg inRoom(
      boolean present,
      boolean nowMuted,
      boolean nowHeld,
      @Nullable Instant presentSince,
      RoomReport report) {
    CallLegCopy copy =
        copy()
            .inRoom(present, nowMuted, nowHeld, presentSince)
            .room(report.roomId(), report.sequence());
    if (present && takenAt == null) {
      copy.takenAt(presentSince);
    }
    return present == inRoom && nowHeld == held ? copy.done() : copy.since(report.at()).done();
  }

  /** The line after a report from a room; the same when the report is an old one. */
  public CallLeg after(RoomReport report) {
    boolean leaves = report.event() == RoomReport.Event.LEFT;
    if (isOld(report) || (state.isOver() && !(leaves && inRoomSince != null))) {
      return this;
    }
    boolean another = !report.roomId().equals(roomId);
    return switch (report.event()) {
      case JOINED ->
          inRoom(
              true,
              report.muted(),
              report.held(),
              inRoomSince == null || another ? report.at() : inRoomSince,
              report);
      case LEFT -> inRoom(false, false, false, null, report);
      case CHANGED -> inRoom(inRoom, report.muted(), report.held(), inRoomSince, report);
    };
  }

  /**
   * A room that everybody has left is closed; the next of its name is another one and numbers its
   * reports anew. In another room than before a line has joined first, and not earlier.
   */
  private boolean isOld(RoomReport report) {
    return roomId == null || roomId.equals(report.roomId())
        ? report.sequence() <= roomSequence
        : report.event() != RoomReport.Event.JOINED
            || report.sequence() / RoomReport.MOST_A_SECOND
                < roomSequence / RoomReport.MOST_A_SECOND;
  }

  private CallLegCopy copy() {
    return new CallLegCopy(this);
  }
}
