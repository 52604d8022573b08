package dev.centrala.core.recording;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in what carriers say of recordings, late, twice and out of order: one that has ended never
 * runs again, and its seconds are counted once.
 */
public final class RecordingReports {
  private static final Actor CARRIER = Actor.provider("carrier");

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final RecordingStore recordings;
  private final Timeline timeline;
  private final UsageLog usage;
  private final News news;
  private final MessageNews messages;
  private final InstantSource clock;

  public RecordingReports(
      Transactions transactions,
      InteractionStore interactions,
      RecordingStore recordings,
      Timeline timeline,
      UsageLog usage,
      News news,
      MessageNews messages,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.recordings = recordings;
    this.timeline = timeline;
    this.usage = usage;
    this.news = news;
    this.messages = messages;
    this.clock = clock;
  }

  /** Shows how a call stands to who has it, after the commit. */
  @FunctionalInterface
  public interface News {
    void tell(Tx tx, Interaction now);
  }

  /** It is known whether a caller has left a message; the work may go on because of it. */
  @FunctionalInterface
  public interface MessageNews {
    void known(Tx tx, Interaction now);
  }

  /** A report of a recording that we do not know changes nothing. */
  public void reported(TenantId tenant, RecordingReport report) {
    transactions.doInTenant(
        tenant,
        tx ->
            known(tx, report)
                .ifPresent(found -> {
                  Interaction now = lock(tx, found.interaction());
                  recordings
                      .lock(tx, found.id())
                      .map(each -> isThereAfterAll(each, report) ? toBegin(each) : each)
                      .filter(each -> each.state().isRunning())
                      .ifPresent(each -> settled(tx, take(tx, now, each, report), each));
                }));
  }

  private Optional<Recording> known(Tx tx, RecordingReport report) {
    return recordings
        .byProviderId(tx, report.providerId())
        .or(() ->
            report.own() == null
                ? Optional.empty()
                : recordings.find(tx, report.own()).filter(each -> each.providerId() == null));
  }

  /** We had given it up because no answer came, and not because the carrier said so. */
  private static boolean isThereAfterAll(Recording each, RecordingReport report) {
    return each.kind() == Recording.Kind.TALK
        && each.state() == RecordingState.FAILED
        && each.providerId() == null
        && report.event() != RecordingReport.Event.ABSENT;
  }

  private static Recording toBegin(Recording each) {
    return each.copy().state(RecordingState.REQUESTED).atCarrier(true).done();
  }

  /** One that runs. */
  private Interaction take(Tx tx, Interaction now, Recording before, RecordingReport report) {
    Recording named = before.copy().providerId(report.providerId()).done();
    return switch (report.event()) {
      case STARTED -> began(tx, now, named);
      case ENDED -> ended(tx, now, named, report.seconds());
      case ABSENT -> failed(tx, now, named);
    };
  }

  private void settled(Tx tx, Interaction now, Recording before) {
    boolean known =
        recordings.find(tx, before.id()).filter(each -> !each.state().isRunning()).isPresent();
    if (before.kind() == Recording.Kind.VOICEMAIL && known) {
      messages.known(tx, now);
    }
  }

  /** The carrier runs it, or goes on with it. */
  Interaction began(Tx tx, Interaction now, Recording recording) {
    if (recording.state() == RecordingState.REQUESTED) {
      return change(tx, now, recording, RecordingState.RECORDING, "recording.started");
    }
    return now;
  }

  void paused(Tx tx, Interaction now, Recording recording, boolean pause) {
    RecordingState next = pause ? RecordingState.PAUSED : RecordingState.RECORDING;
    if (recording.state().isRunning() && recording.state() != next) {
      change(tx, now, recording, next, pause ? "recording.paused" : "recording.resumed");
    }
  }

  private Interaction change(
      Tx tx, Interaction now, Recording recording, RecordingState next, String event) {
    Recording after = recording.copy().state(next).done();
    recordings.update(tx, after, clock.instant().plus(CallRecorder.LOOK_AFTER));
    return told(tx, timeline.record(tx, now, event, CARRIER, data(after)));
  }

  Interaction told(Tx tx, Interaction now) {
    news.tell(tx, now);
    return now;
  }

  /** One that runs has ended at the carrier: it is to be fetched, unless nothing was said. */
  Interaction ended(Tx tx, Interaction now, Recording recording, int seconds) {
    Instant at = clock.instant();
    if (recording.kind() == Recording.Kind.VOICEMAIL
        && seconds < Recording.SHORTEST_MESSAGE_SECONDS) {
      Recording empty = recording.copy().state(RecordingState.DELETING).ended(at, seconds).done();
      recordings.update(tx, empty, at);
      return timeline.record(tx, now, "voicemail.empty", CARRIER, data(empty));
    }
    Recording after = recording.copy().state(RecordingState.FETCHING).ended(at, seconds).done();
    recordings.update(tx, after, at);
    if (seconds > 0) {
      usage.record(
          tx,
          new UsageEvent(
              "recording:" + after.id(),
              Meter.RECORDING_SECONDS,
              BigDecimal.valueOf(seconds),
              at,
              now.channel(),
              now.id(),
              now.place() == null ? null : now.place().queue(),
              now.assignment() == null ? null : now.assignment().agent()));
    }
    return told(tx, timeline.record(tx, now, "recording.stopped", CARRIER, data(after)));
  }

  /** There is nothing to keep. */
  Interaction failed(Tx tx, Interaction now, Recording recording) {
    boolean silence = recording.kind() == Recording.Kind.VOICEMAIL;
    Recording after = recording.copy().state(RecordingState.FAILED).atCarrier(false).done();
    recordings.update(tx, after, null);
    String event = silence ? "voicemail.empty" : "recording.failed";
    return told(tx, timeline.record(tx, now, event, CARRIER, data(after)));
  }

  /** Nobody knows of one that was to begin long ago. */
  void neverBegan(TenantId tenant, Recording due) {
    transactions.doInTenant(
        tenant,
        tx -> {
          Interaction now = lock(tx, due.interaction());
          recordings
              .lock(tx, due.id())
              .filter(each -> each.state() == RecordingState.REQUESTED)
              .ifPresent(each -> settled(tx, failed(tx, now, each), each));
        });
  }

  /** The carrier would not pause it, or go on with it. */
  void unpaused(Tx tx, Recording recording, boolean pause) {
    if (recording.state().isRunning() && recording.pauseWanted() == pause) {
      recordings.update(
          tx,
          recording.copy().pauseWanted(!pause).done(),
          clock.instant().plus(CallRecorder.LOOK_AFTER));
    }
  }

  Interaction lock(Tx tx, InteractionId id) {
    return interactions
        .lock(tx, id)
        .orElseThrow(() -> new IllegalStateException("a recording without its interaction"));
  }

  static Map<String, Object> data(Recording recording) {
    Integer seconds = recording.seconds();
    String id = recording.id().toString();
    return seconds == null
        ? Map.of("recordingId", id)
        : Map.of("recordingId", id, "seconds", seconds);
  }
}
