package dev.centrala.core.recording;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages that callers leave. One is written down before its caller is asked to speak, so that
 * whatever the carrier has kept of it is found, whoever reports it first. The interaction must be
 * locked.
 */
public final class LeftMessages {
  private final CallStore calls;
  private final RecordingStore recordings;
  private final RecordingReports reports;
  private final InstantSource clock;

  public LeftMessages(
      CallStore calls, RecordingStore recordings, RecordingReports reports, InstantSource clock) {
    this.calls = calls;
    this.recordings = recordings;
    this.reports = reports;
    this.clock = clock;
  }

  /** How far it is known what a caller has left. */
  public sealed interface Standing {
    record Nothing() implements Standing {}

    /** The carrier has not said yet whether anything was said. */
    record Awaited() implements Standing {}

    record Left(Recording message) implements Standing {}
  }

  /** The caller is asked for a message of at most so long. */
  public void ask(Tx tx, Interaction now, @Nullable QueueId queue, int mostSeconds) {
    CallLeg caller =
        calls.legs(tx, now.id()).stream()
            .filter(leg -> leg.kind() == LegKind.CUSTOMER && !leg.isOver())
            .findFirst()
            .orElse(null);
    if (caller == null || asked(tx, now.id()).isPresent()) {
      return;
    }
    Instant at = clock.instant();
    Recording message =
        Recording.begun(
            RecordingId.next(),
            now.id(),
            caller.id(),
            calls.find(tx, now.id()).orElseThrow().connection(),
            Recording.Kind.VOICEMAIL,
            queue,
            at);
    Duration look = CallRecorder.LOOK_AFTER.plusSeconds(mostSeconds);
    recordings.insert(tx, message, at.plus(look));
  }

  /** The one that a caller is asked for. */
  public Optional<Recording> asked(Tx tx, InteractionId id) {
    return all(tx, id).stream().filter(each -> each.state().isRunning()).findFirst();
  }

  /**
   * The caller's line has come back with a recording of so many seconds, or without one; answers
   * the message, empty where none was left.
   */
  public Optional<Recording> cameBack(
      Tx tx, Interaction now, @Nullable String providerId, int seconds) {
    asked(tx, now.id())
        .flatMap(message -> recordings.lock(tx, message.id()))
        .filter(message -> message.state().isRunning())
        .ifPresent(message -> {
          if (providerId == null) {
            reports.failed(tx, now, message);
          } else {
            reports.ended(tx, now, message.copy().providerId(providerId).done(), seconds);
          }
        });
    return all(tx, now.id()).stream()
        .filter(each -> providerId == null || providerId.equals(each.providerId()))
        .reduce((first, last) -> last)
        .filter(Recording::isLeft);
  }

  /** The last message, if any. */
  public Standing standing(Tx tx, InteractionId id) {
    List<Recording> all = all(tx, id);
    if (all.stream().anyMatch(each -> each.state().isRunning())) {
      return new Standing.Awaited();
    }
    return all.stream()
        .filter(Recording::isLeft)
        .reduce((first, last) -> last)
        .<Standing>map(Standing.Left::new)
        .orElseGet(Standing.Nothing::new);
  }

  private List<Recording> all(Tx tx, InteractionId id) {
    return recordings.of(tx, id).stream()
        .filter(each -> each.kind() == Recording.Kind.VOICEMAIL)
        .toList();
  }
}
