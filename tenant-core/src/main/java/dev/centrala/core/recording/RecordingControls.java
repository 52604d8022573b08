package dev.centrala.core.recording;

import dev.centrala.core.access.Caller;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallControls;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallCommandStore;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.ControlResult;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an agent does with the recording of a call of their own: pauses it while card data is said,
 * goes on with it, begins it where the rule leaves that to them. Shown is what the carrier says.
 */
public final class RecordingControls {
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final CallRecorder recorder;
  private final CallCommandStore commands;
  private final CallControls.Now now;
  private final AuditTrail trail;
  private final InstantSource clock;

  public RecordingControls(
      Transactions transactions,
      InteractionStore interactions,
      CallRecorder recorder,
      CallCommandStore commands,
      CallControls.Now now,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.recorder = recorder;
    this.commands = commands;
    this.now = now;
    this.trail = trail;
    this.clock = clock;
  }

  public void pause(Caller caller, InteractionId id) {
    change(caller, id, true);
  }

  /** Goes on with it, or begins it where an agent may. */
  public void resume(Caller caller, InteractionId id) {
    change(caller, id, false);
  }

  private void change(Caller caller, InteractionId id, boolean pause) {
    CallCommandId commandId = CallCommandId.next();
    boolean written =
        transactions.inTenant(caller.tenant(), tx -> write(tx, caller, id, pause, commandId));
    ControlResult result = written ? now.send(caller.tenant(), commandId).orElse(null) : null;
    refuse(result);
  }

  private boolean write(
      Tx tx, Caller caller, InteractionId id, boolean pause, CallCommandId commandId) {
    Interaction mine = own(tx, caller, id);
    Optional<Recording> running = recorder.running(tx, id);
    if (running.isEmpty()) {
      Recording begun =
          (pause ? Optional.<Recording>empty() : recorder.demanded(tx, mine))
              .orElseThrow(
                  () -> RefusedException.conflict("notRecorded", "The call is not recorded."));
      trail.write(
          tx,
          caller.actor(),
          "recording.demanded",
          "recording",
          begun.id().toString(),
          Map.of("interactionId", id.toString()));
      return false;
    }
    Recording recording = running.get();
    CallLeg leg = recorder.customer(tx, id).orElseThrow(RecordingControls::gone);
    recorder.wanted(tx, recording, pause);
    commands.add(
        tx,
        commandId,
        leg,
        pause
            ? new CallCommand.PauseRecording(recording.id())
            : new CallCommand.ResumeRecording(recording.id()),
        clock.instant());
    return true;
  }

  private static void refuse(@Nullable ControlResult result) {
    switch (result) {
      case ControlResult.Gone gone -> throw gone();
      case ControlResult.Refused no ->
          throw RefusedException.conflict("carrierRefused", no.detail());
      case null, default -> {}
    }
  }

  private static RefusedException gone() {
    return RefusedException.conflict("callGone", "That line has already ended.");
  }

  private Interaction own(Tx tx, Caller caller, InteractionId id) {
    Interaction mine =
        interactions
            .lock(tx, id)
            .filter(found -> found.isWith(caller.person()))
            .orElseThrow(() -> RefusedException.notFound("interaction"));
    if (mine.channel() != Channel.VOICE) {
      throw RefusedException.conflict("notSupported", "This channel does not support that.");
    }
    if (!mine.state().isWithAgent() || mine.disconnectedAt() != null) {
      throw gone();
    }
    return mine;
  }
}
