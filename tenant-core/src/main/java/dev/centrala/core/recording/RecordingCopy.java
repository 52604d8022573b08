package dev.centrala.core.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A copy of a recording with some parts replaced. */
final class RecordingCopy {
  private final Recording from;
  private @Nullable String providerId;
  private RecordingState state;
  private boolean pauseWanted;
  private boolean atCarrier;
  private boolean legalHold;
  private @Nullable Integer seconds;
  private @Nullable String contentType;
  private @Nullable Long bytes;
  private @Nullable Instant endedAt;
  private @Nullable Instant readyAt;
  private int attempts;

  RecordingCopy(Recording from) {
    this.from = from;
    this.providerId = from.providerId();
    this.state = from.state();
    this.pauseWanted = from.pauseWanted();
    this.atCarrier = from.atCarrier();
    this.legalHold = from.legalHold();
    this.seconds = from.seconds();
    this.contentType = from.contentType();
    this.bytes = from.bytes();
    this.endedAt = from.endedAt();
    this.readyAt = from.readyAt();
    this.attempts = from.attempts();
  }

  /** A name that is known already stays. */
  RecordingCopy providerId(@Nullable String value) {
    providerId = providerId == null ? value : providerId;
    return this;
  }

  RecordingCopy state(RecordingState value) {
    state = value;
    attempts = 0;
    return this;
  }

  RecordingCopy pauseWanted(boolean value) {
    pauseWanted = value;
    return this;
  }

  RecordingCopy atCarrier(boolean value) {
    atCarrier = value;
    attempts = 0;
    return this;
  }

  RecordingCopy legalHold(boolean value) {
    legalHold = value;
    return this;
  }

  RecordingCopy ended(Instant at, int carriersSeconds) {
    endedAt = at;
    seconds = carriersSeconds;
    return this;
  }

  RecordingCopy stored(String type, long plainBytes, Instant at) {
    contentType = type;
    bytes = plainBytes;
    readyAt = at;
    return this;
  }

  RecordingCopy triedAgain() {
    attempts++;
    return this;
  }

  Recording done() {
    return new Recording(
        from.id(),
        from.interaction(),
        from.leg(),
        from.connection(),
        from.kind(),
        providerId,
        state,
        pauseWanted,
        atCarrier,
        legalHold,
        from.channels(),
        seconds,
        contentType,
        bytes,
        from.startedAt(),
        endedAt,
        readyAt,
        attempts,
        from.queue());
  }
}
