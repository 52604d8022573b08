package dev.centrala.core.recording;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says of a recording: its id for it, ours where we have asked for it, or the call
 * in which a message was left. Reports come late, twice and out of order.
 */
public record RecordingReport(
    String providerId,
    @Nullable RecordingId own,
    @Nullable InteractionId messageIn,
    Event event,
    int seconds) {
  /** What happened. */
  public enum Event {
    STARTED,
    ENDED,
    /** There is nothing: silence, or the line was gone. */
    ABSENT
  }
}
