package dev.centrala.core.recording;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Decides when the customer's own line is recorded and writes what the carrier must do for it, in
 * the transaction that decides. A conference would be recorded in one channel; the customer's line
 * has both sides. The interaction must be locked.
 */
public final class CallRecorder {
  /** A recording of which nothing is heard for so long is asked about. */
  static final Duration LOOK_AFTER = Duration.ofMinutes(3);

  private final CallStore calls;
  private final RecordingStore recordings;
  private final RecordingPolicies policies;
  private final CallLines lines;
  private final InstantSource clock;

  public CallRecorder(
      CallStore calls,
      RecordingStore recordings,
      RecordingPolicies policies,
      CallLines lines,
      InstantSource clock) {
    this.calls = calls;
    this.recordings = recordings;
    this.policies = policies;
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * The customer is being connected with an agent: recorded from now on where the rule says so.
   * Answers what they are told before, until the carrier has begun and they have come into the
   * room: the answer that tells them may be lost, and then they ask again.
   */
  public Optional<String> connecting(Tx tx, Interaction now, CallLeg customer) {
    RecordingRule rule = rule(tx, now);
    Boolean consent = recordings.decided(tx, now.id()).orElse(null);
    Recording running = running(tx, now.id()).orElse(null);
    if (running != null && rule.forbids(consent)) {
      stop(tx, running);
      return Optional.empty();
    }
    if (running == null) {
      if (!rule.begins(consent)) {
        return Optional.empty();
      }
      begin(tx, now, customer);
    } else if (running.state() != RecordingState.REQUESTED && customer.roomId() != null) {
      return Optional.empty();
    }
    return Optional.ofNullable(rule.announcement());
  }

  /** The flow begins or stops the recording; stopped, nothing else lets it begin again. */
  public void decided(Tx tx, Interaction now, boolean on) {
    recordings.decide(tx, now.id(), on);
    Recording running = running(tx, now.id()).orElse(null);
    if (on && running == null && rule(tx, now).begins(true)) {
      customer(tx, now.id()).ifPresent(leg -> begin(tx, now, leg));
    } else if (!on && running != null) {
      stop(tx, running);
    }
  }

  /** The agent has left, and the flow goes on with the caller. */
  public void talkIsOver(Tx tx, InteractionId id) {
    running(tx, id).ifPresent(running -> stop(tx, running));
  }

  /** A secret is asked for, or no longer: what is said meanwhile is not kept. */
  public void keepSecret(Tx tx, InteractionId id, boolean secret) {
    running(tx, id)
        .filter(running -> running.pauseWanted() != secret)
        .ifPresent(running -> command(tx, running, secret));
  }

  /** An agent wants a recording that may begin; empty where the rule or the customer forbids it. */
  Optional<Recording> demanded(Tx tx, Interaction now) {
    Boolean consent = recordings.decided(tx, now.id()).orElse(null);
    return rule(tx, now).allows(consent)
        ? customer(tx, now.id()).map(leg -> begin(tx, now, leg))
        : Optional.empty();
  }

  Optional<Recording> running(Tx tx, InteractionId id) {
    return recordings.of(tx, id).stream()
        .filter(each -> each.kind() == Recording.Kind.TALK && each.state().isRunning())
        .findFirst();
  }

  Optional<CallLeg> customer(Tx tx, InteractionId id) {
    return calls.legs(tx, id).stream()
        .filter(leg -> leg.kind() == LegKind.CUSTOMER && !leg.isOver())
        .findFirst();
  }

  private RecordingRule rule(Tx tx, Interaction now) {
    return policies.find(tx).of(now.place() == null ? null : now.place().queue());
  }

  private Recording begin(Tx tx, Interaction now, CallLeg customer) {
    Instant at = clock.instant();
    Recording recording =
        Recording.begun(
            RecordingId.next(),
            now.id(),
            customer.id(),
            calls.find(tx, now.id()).orElseThrow().connection(),
            Recording.Kind.TALK,
            null,
            at);
    recordings.insert(tx, recording, at.plus(LOOK_AFTER));
    lines.command(tx, customer, new CallCommand.StartRecording(recording.id()));
    return recording;
  }

  private void stop(Tx tx, Recording running) {
    line(tx, running)
        .ifPresent(leg -> lines.command(tx, leg, new CallCommand.StopRecording(running.id())));
  }

  private void command(Tx tx, Recording running, boolean pause) {
    CallLeg leg = line(tx, running).orElse(null);
    if (leg != null) {
      wanted(tx, running, pause);
      lines.command(
          tx,
          leg,
          pause
              ? new CallCommand.PauseRecording(running.id())
              : new CallCommand.ResumeRecording(running.id()));
    }
  }

  void wanted(Tx tx, Recording running, boolean pause) {
    Instant lookAt = clock.instant().plus(LOOK_AFTER);
    recordings
        .lock(tx, running.id())
        .ifPresent(now -> recordings.update(tx, now.copy().pauseWanted(pause).done(), lookAt));
  }

  private Optional<CallLeg> line(Tx tx, Recording running) {
    return calls.leg(tx, running.leg()).filter(each -> !each.isOver());
  }
}
