package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A call, one side of which is a telephone. Everything in it is read and written under the lock of
 * the {@link Floor}.
 */
final class VoiceCall {
  /** What the call takes from its party just now. */
  enum Listening {
    NOTHING,
    DIGITS,
    SPEECH,
    BOTH;

    boolean takesDigits() {
      return this == DIGITS || this == BOTH;
    }

    boolean takesSpeech() {
      return this == SPEECH || this == BOTH;
    }
  }

  final String sid;
  final CallPlan plan;
  final @Nullable VoiceCall parent;
  final Instant createdAt;

  /** Where the thread that executes this call's TwiML sleeps. */
  final Floor.Bed bed;

  /** Signalled at every change, for those who watch. */
  final Condition changed;

  final List<Heard> heard = new ArrayList<>();
  final List<Heard> said = new ArrayList<>();
  final List<CallError> errors = new ArrayList<>();
  final Deque<Character> keys = new ArrayDeque<>();
  final Deque<String> words = new ArrayDeque<>();

  /** What was played since the party last gave, or was waited for to give, an answer. */
  final Set<String> played = new HashSet<>();

  final List<VoiceTime.Timer> timers = new ArrayList<>();

  Source fallback;
  @Nullable ReportTarget reportsTo;
  CallStatus status = CallStatus.QUEUED;
  Listening listening = Listening.NOTHING;
  @Nullable Instant startedAt;
  @Nullable Instant endedAt;
  @Nullable Integer durationSeconds;
  long answeredMillis;
  @Nullable String answeredBy;
  int sipResponse = 200;
  int reports;

  /** A document that was ordered in the middle of another one. */
  @Nullable Source order;

  @Nullable QueueTicket ticket;
  @Nullable Seat seat;

  /** The other side of a {@code <Dial>} that is connected. */
  @Nullable VoiceCall peer;

  /** The legs that this call's {@code <Dial>} has made and that end with it. */
  final List<VoiceCall> children = new ArrayList<>();

  /** What the party of a leg hears before it is connected. */
  @Nullable Source whisper;

  /** Whether a leg may be connected as soon as it is answered, or has heard its whisper. */
  boolean bridgesWhenReady;

  /** Whether a leg has been given a document of its own, so that it outlives its parent. */
  boolean isReleased;

  /** Whether a thread executes TwiML for this call. */
  boolean isScripted;

  boolean hangsUpOnStar;

  VoiceCall(String sid, CallPlan plan, @Nullable VoiceCall parent, Instant createdAt, Floor floor) {
    this.sid = sid;
    this.plan = plan;
    this.parent = parent;
    this.fallback = plan.fallback();
    this.reportsTo = plan.status();
    this.createdAt = createdAt;
    this.bed = floor.bed();
    this.changed = floor.condition();
  }

  String from() {
    return plan.from();
  }

  String to() {
    return plan.to();
  }

  /** The address of the telephone at this call. */
  String party() {
    return isInbound() ? plan.from() : plan.to();
  }

  boolean isInbound() {
    return plan.direction().equals("inbound");
  }

  boolean isOver() {
    return status.isOver();
  }

  boolean isConnected() {
    return status == CallStatus.IN_PROGRESS;
  }

  /** Wakes whoever executes, waits for or watches this call. */
  void touch() {
    bed.wake();
    if (parent != null) {
      parent.bed.wake();
    }
    if (peer != null) {
      peer.bed.wake();
    }
    changed.signalAll();
  }

  CallRecord toRecord() {
    return new CallRecord(
        plan.accountSid(),
        sid,
        parent == null ? null : parent.sid,
        plan.direction(),
        from(),
        to(),
        plan.phoneNumberSid(),
        status,
        answeredBy,
        createdAt,
        startedAt,
        endedAt,
        durationSeconds,
        listening.takesDigits(),
        listening.takesSpeech(),
        ticket == null ? null : ticket.queue.name,
        seat == null ? null : seat.room.name,
        List.copyOf(heard),
        List.copyOf(said),
        List.copyOf(errors));
  }
}
