package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The recordings of all accounts and the reports of them. Every method needs the lock. */
final class Recordings {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Map<String, VoiceRecording> bySid = new LinkedHashMap<>();
  private final VoiceTime time;
  private final StatusCallbacks callbacks;
  private final Supplier<String> apiBase;

  Recordings(VoiceTime time, StatusCallbacks callbacks, Supplier<String> apiBase) {
    this.time = time;
    this.callbacks = callbacks;
    this.apiBase = apiBase;
  }

  VoiceRecording start(
      String accountSid,
      @Nullable VoiceCall call,
      @Nullable String conferenceSid,
      String source,
      String track,
      int channels,
      @Nullable ReportTarget status) {
    VoiceRecording recording =
        new VoiceRecording(
            accountSid,
            call,
            conferenceSid,
            source,
            track,
            channels,
            status,
            time.now(),
            time.elapsedMillis());
    bySid.put(recording.sid, recording);
    report(recording, "in-progress");
    return recording;
  }

  void pause(VoiceRecording recording, boolean withSilence) {
    recording.pause(withSilence, time.elapsedMillis());
    recording.updatedAt = time.now();
  }

  void resume(VoiceRecording recording) {
    recording.resume(time.elapsedMillis());
    recording.updatedAt = time.now();
  }

  void stop(VoiceRecording recording) {
    if (recording.isRunning()) {
      recording.stop(time.elapsedMillis());
      recording.updatedAt = time.now();
      report(recording, "completed");
    }
  }

  /** Nothing was to be recorded. */
  void drop(VoiceRecording recording) {
    recording.state = "absent";
    report(recording, "absent");
  }

  void stopAllOf(VoiceCall call) {
    all().stream().filter(one -> one.call == call).forEach(this::stop);
  }

  void stopAllOf(String conferenceSid) {
    all().stream().filter(one -> conferenceSid.equals(one.conferenceSid)).forEach(this::stop);
  }

  /** Somebody at this call said something. */
  void spoken(VoiceCall call, int seconds) {
    for (VoiceRecording recording : bySid.values()) {
      if (recording.call == call && recording.state.equals("in-progress")) {
        recording.spokenSeconds += seconds;
      }
    }
  }

  Optional<VoiceRecording> bySid(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  void remove(VoiceRecording recording) {
    bySid.remove(recording.sid);
  }

  /** Oldest first. */
  List<VoiceRecording> all() {
    return List.copyOf(bySid.values());
  }

  String url(VoiceRecording recording) {
    return "%s/2010-04-01/Accounts/%s/Recordings/%s"
        .formatted(apiBase.get(), recording.accountSid, recording.sid);
  }

  private void report(VoiceRecording recording, String event) {
    ReportTarget callback = recording.status;
    if (callback == null || !callback.events().contains(event)) {
      return;
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put("AccountSid", recording.accountSid);
    if (recording.call != null) {
      form.put("CallSid", recording.call.sid);
    }
    if (recording.conferenceSid != null) {
      form.put("ConferenceSid", recording.conferenceSid);
    }
    form.put("RecordingSid", recording.sid);
    form.put("RecordingUrl", url(recording));
    form.put("RecordingStatus", event);
    form.put("RecordingChannels", Integer.toString(recording.channels));
    form.put("RecordingTrack", recording.track);
    form.put("RecordingSource", recording.source);
    form.put("RecordingStartTime", RFC_2822.format(recording.startedAt));
    if (!event.equals("in-progress")) {
      form.put("RecordingDuration", Integer.toString(recording.durationSeconds()));
      form.put("ErrorCode", "0");
    }
    callbacks.send(recording.sid, recording.accountSid, callback, form);
  }
}
