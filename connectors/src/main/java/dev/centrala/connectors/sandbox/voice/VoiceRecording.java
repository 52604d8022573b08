package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recording under way or done; guarded like the calls. */
final class VoiceRecording {
  /** A stretch of it: sound, or silence where it was paused. */
  record Span(long millis, boolean isSilent) {}

  final String sid;
  final String accountSid;
  final @Nullable VoiceCall call;
  final @Nullable String conferenceSid;
  final String source;
  final String track;
  final int channels;
  final @Nullable ReportTarget status;
  final Instant startedAt;
  private final List<Span> spans = new ArrayList<>();
  private long spanBeganMillis;
  private boolean keepsSilence;

  /** {@code in-progress}, {@code paused}, {@code completed} or {@code absent}. */
  String state = "in-progress";

  Instant updatedAt;

  /** What was said while it ran, for a recording whose clock stands still. */
  int spokenSeconds;

  VoiceRecording(
      String accountSid,
      @Nullable VoiceCall call,
      @Nullable String conferenceSid,
      String source,
      String track,
      int channels,
      @Nullable ReportTarget status,
      Instant startedAt,
      long nowMillis) {
    this.sid = VoiceSids.next("RE");
    this.accountSid = accountSid;
    this.call = call;
    this.conferenceSid = conferenceSid;
    this.source = source;
    this.track = track;
    this.channels = channels;
    this.status = status;
    this.startedAt = startedAt;
    this.updatedAt = startedAt;
    this.spanBeganMillis = nowMillis;
  }

  boolean isRunning() {
    return state.equals("in-progress") || state.equals("paused");
  }

  void pause(boolean withSilence, long nowMillis) {
    if (state.equals("in-progress")) {
      spans.add(new Span(nowMillis - spanBeganMillis, false));
      begin("paused", nowMillis);
      keepsSilence = withSilence;
    }
  }

  void resume(long nowMillis) {
    if (state.equals("paused")) {
      endPause(nowMillis);
      begin("in-progress", nowMillis);
    }
  }

  void stop(long nowMillis) {
    if (state.equals("paused")) {
      endPause(nowMillis);
    } else if (state.equals("in-progress")) {
      spans.add(new Span(nowMillis - spanBeganMillis, false));
    }
    begin("completed", nowMillis);
  }

  private void begin(String next, long nowMillis) {
    state = next;
    spanBeganMillis = nowMillis;
  }

  private void endPause(long nowMillis) {
    if (keepsSilence) {
      spans.add(new Span(nowMillis - spanBeganMillis, true));
    }
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  /** Whole seconds so far; what was spoken counts where the clock stood still meanwhile. */
  int durationSeconds() {
    long millis = spans.stream().mapToLong(Span::millis).sum();
    return (int) Math.max((millis + 999) / 1000, spokenSeconds);
  }

  RecordingRecord toRecord() {
    return new RecordingRecord(
        accountSid,
        sid,
        call == null ? null : call.sid,
        conferenceSid,
        source,
        track,
        channels,
        state,
        isRunning() ? null : Integer.valueOf(durationSeconds()),
        startedAt,
        updatedAt);
  }
}
