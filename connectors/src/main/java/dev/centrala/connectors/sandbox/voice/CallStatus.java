package dev.centrala.connectors.sandbox.voice;

import java.util.Locale;
import java.util.Optional;

/** The states of a call under Twilio's names. */
public enum CallStatus {
  QUEUED,
  INITIATED,
  RINGING,
  IN_PROGRESS,
  COMPLETED,
  BUSY,
  NO_ANSWER,
  FAILED,
  CANCELED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isOver() {
    return switch (this) {
      case QUEUED, INITIATED, RINGING, IN_PROGRESS -> false;
      default -> true;
    };
  }

  public static Optional<CallStatus> of(String wireName) {
    for (CallStatus status : values()) {
      if (status.wireName().equals(wireName)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
