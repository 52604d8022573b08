package dev.centrala.core.recording;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallSender;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the carrier's answers to recording commands lead to; those to others go on to their own. */
public final class RecordingOutcomes implements CallSender.Outcomes {
  private final RecordingStore recordings;
  private final RecordingReports reports;
  private final CallSender.Outcomes others;

  public RecordingOutcomes(
      RecordingStore recordings, RecordingReports reports, CallSender.Outcomes others) {
    this.recordings = recordings;
    this.reports = reports;
    this.others = others;
  }

  @Override
  public void dialled(Tx tx, CallLeg leg, String providerId) {
    others.dialled(tx, leg, providerId);
  }

  @Override
  public void failed(Tx tx, CallLeg leg, String detail) {
    others.failed(tx, leg, detail);
  }

  /** A carrier reports the beginning of a recording, but no pause: its answer is the report. */
  @Override
  public void done(Tx tx, CallLeg leg, CallCommand command, @Nullable String providerId) {
    switch (command) {
      case CallCommand.StartRecording(RecordingId id) ->
          change(
              tx,
              leg,
              id,
              (now, each) -> reports.began(tx, now, each.copy().providerId(providerId).done()));
      case CallCommand.PauseRecording(RecordingId id) ->
          change(tx, leg, id, (now, each) -> reports.paused(tx, now, each, true));
      case CallCommand.ResumeRecording(RecordingId id) ->
          change(tx, leg, id, (now, each) -> reports.paused(tx, now, each, false));
      default -> others.done(tx, leg, command, providerId);
    }
  }

  @Override
  public void doubtful(Tx tx, CallLeg leg, CallCommand command, String detail) {
    switch (command) {
      case CallCommand.StartRecording(RecordingId id) ->
          change(
              tx,
              leg,
              id,
              (now, each) -> {
                if (each.state() == RecordingState.REQUESTED) {
                  reports.failed(tx, now, each);
                }
              });
      case CallCommand.PauseRecording(RecordingId id) ->
          change(tx, leg, id, (now, each) -> reports.unpaused(tx, each, true));
      case CallCommand.ResumeRecording(RecordingId id) ->
          change(tx, leg, id, (now, each) -> reports.unpaused(tx, each, false));
      case CallCommand.StopRecording _ -> {}
      default -> others.doubtful(tx, leg, command, detail);
    }
  }

  private void change(
      Tx tx, CallLeg leg, RecordingId id, BiConsumer<Interaction, Recording> change) {
    Interaction now = reports.lock(tx, leg.interaction());
    recordings.lock(tx, id).ifPresent(each -> change.accept(now, each));
  }
}
