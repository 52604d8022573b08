package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the API does with recordings. */
public final class RecordingOrders {
  private final Exchange exchange;

  RecordingOrders(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Begins to record a call; empty when it is not in progress. */
  public Optional<RecordingRecord> start(
      String callSid, String track, int channels, @Nullable ReportTarget status) {
    return exchange
        .floor()
        .get(() ->
            exchange
                .find(callSid)
                .filter(VoiceCall::isConnected)
                .map(call ->
                    exchange
                        .recordings()
                        .start(
                            call.plan.accountSid(),
                            call,
                            null,
                            "StartCallRecordingAPI",
                            track,
                            channels,
                            status))
                .map(VoiceRecording::toRecord));
  }

  public Optional<RecordingRecord> find(String accountSid, String sid) {
    return exchange.floor().get(() -> recording(accountSid, sid).map(VoiceRecording::toRecord));
  }

  /** Newest first. */
  public List<RecordingRecord> list(String accountSid, Predicate<RecordingRecord> wanted) {
    return exchange
        .floor()
        .get(() ->
            exchange.recordings().all().stream()
                .filter(one -> one.accountSid.equals(accountSid))
                .map(VoiceRecording::toRecord)
                .filter(wanted)
                .toList()
                .reversed());
  }

  private Optional<VoiceRecording> recording(String accountSid, String sid) {
    return exchange.recordings().bySid(sid).filter(one -> one.accountSid.equals(accountSid));
  }

  /** The one of a call or conference that runs; what {@code Twilio.CURRENT} means. */
  public Optional<RecordingRecord> current(String accountSid, String callOrConferenceSid) {
    return list(
            accountSid,
            one ->
                (one.status().equals("in-progress") || one.status().equals("paused"))
                    && (callOrConferenceSid.equals(one.callSid())
                        || callOrConferenceSid.equals(one.conferenceSid())))
        .stream()
        .findFirst();
  }

  /**
   * Pauses, resumes or stops; empty when it is done.
   *
   * @param status {@code paused}, {@code in-progress} or {@code stopped}
   * @param withSilence whether a pause leaves silence, or nothing
   */
  public Optional<RecordingRecord> change(String sid, String status, boolean withSilence) {
    return exchange
        .floor()
        .get(() -> {
          VoiceRecording recording = exchange.recordings().bySid(sid).orElseThrow();
          if (!recording.isRunning()) {
            return Optional.empty();
          }
          switch (status) {
            case "paused" -> exchange.recordings().pause(recording, withSilence);
            case "in-progress" -> exchange.recordings().resume(recording);
            default -> {
              exchange.recordings().stop(recording);
              return Optional.of(recording.toRecord().as("stopped"));
            }
          }
          return Optional.of(recording.toRecord());
        });
  }

  public void delete(String sid) {
    exchange
        .floor()
        .run(() ->
            exchange.recordings().bySid(sid).ifPresent(one -> exchange.recordings().remove(one)));
  }

  /**
   * What was recorded, as a small WAV file: a tone of its own on each channel, silence where it was
   * paused; empty before the end.
   *
   * @param mono both channels in one
   */
  public Optional<byte[]> media(String sid, boolean mono) {
    return exchange
        .floor()
        .get(() ->
            exchange
                .recordings()
                .bySid(sid)
                .filter(one -> one.state.equals("completed"))
                .map(one -> WavFile.of(one.spans(), mono ? 1 : one.channels)));
  }
}
