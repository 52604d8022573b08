package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the carrier holds it at one moment.
 *
 * @param status {@code in-progress}, {@code paused}, {@code completed} or {@code absent}
 * @param durationSeconds null before the end
 */
public record RecordingRecord(
    String accountSid,
    String sid,
    @Nullable String callSid,
    @Nullable String conferenceSid,
    String source,
    String track,
    int channels,
    String status,
    @Nullable Integer durationSeconds,
    Instant startedAt,
    Instant updatedAt) {

  /** The same with another status. */
  public RecordingRecord as(String other) {
    return new RecordingRecord(
        accountSid,
        sid,
        callSid,
        conferenceSid,
        source,
        track,
        channels,
        other,
        durationSeconds,
        startedAt,
        updatedAt);
  }
}
