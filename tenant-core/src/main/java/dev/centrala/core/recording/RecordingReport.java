package dev.centrala.core.recording;

import dev.centrala.core.shared.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says of a recording: its id for it, and ours where it was told. Reports come late,
 * twice and out of order.
 */
public record RecordingReport(
    String providerId, @Nullable RecordingId own, Event event, int seconds) {
  /** What happened. */
  public enum Event {
    STARTED,
    ENDED,
    /** There is nothing: silence, or the line was gone. */
    ABSENT
  }
}
