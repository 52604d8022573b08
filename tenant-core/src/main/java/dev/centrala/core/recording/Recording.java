package dev.centrala.core.recording;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RecordingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one line of a call. {@code providerId} is the carrier's name for it, once there
 * is one; {@code pauseWanted} is what the carrier was last told, while {@code state} is what it
 * reported; {@code atCarrier} says that it has its copy still. {@code seconds} are the carrier's
 * own, {@code bytes} those of the plain file; {@code queue} is where a message waits for an agent.
 */
public record Recording(
    RecordingId id,
    InteractionId interaction,
    LegId leg,
    ConnectionId connection,
    Kind kind,
    @Nullable String providerId,
    RecordingState state,
    boolean pauseWanted,
    boolean atCarrier,
    boolean legalHold,
    int channels,
    @Nullable Integer seconds,
    @Nullable String contentType,
    @Nullable Long bytes,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant readyAt,
    int attempts,
    @Nullable QueueId queue) {
  /** Whoever says nothing for so long has left no message. */
  static final int SHORTEST_MESSAGE_SECONDS = 2;

  /** What was recorded. */
  public enum Kind {
    /** People who talk; the customer is on the first channel. */
    TALK("talk", 2),
    /** A message that a caller has left. */
    VOICEMAIL("voicemail", 1);

    private final String wireName;
    private final int channels;

    Kind(String wireName, int channels) {
      this.wireName = wireName;
      this.channels = channels;
    }

    public String wireName() {
      return wireName;
    }

    public static Kind fromWireName(String name) {
      return name.equals(TALK.wireName) ? TALK : VOICEMAIL;
    }
  }

  /** One that the carrier is to begin. */
  static Recording begun(
      RecordingId id,
      InteractionId interaction,
      LegId leg,
      ConnectionId connection,
      Kind kind,
      @Nullable QueueId queue,
      Instant at) {
    return new Recording(
        id,
        interaction,
        leg,
        connection,
        kind,
        null,
        RecordingState.REQUESTED,
        false,
        true,
        false,
        kind.channels,
        null,
        null,
        null,
        at,
        null,
        null,
        0,
        queue);
  }

  /** A message that somebody can listen to, now or soon. */
  boolean isLeft() {
    boolean here = state == RecordingState.FETCHING || state == RecordingState.READY;
    return kind == Kind.VOICEMAIL && here;
  }

  RecordingCopy copy() {
    return new RecordingCopy(this);
  }
}
