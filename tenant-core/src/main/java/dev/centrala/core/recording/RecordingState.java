package dev.centrala.core.recording;

/** Where a recording stands; what has ended at the carrier never runs again. */
public enum RecordingState {
  /** The carrier is to begin. */
  REQUESTED("requested"),
  RECORDING("recording"),
  PAUSED("paused"),
  /** It has ended at the carrier and is to be fetched. */
  FETCHING("fetching"),
  /** It is stored here. */
  READY("ready"),
  /** Its file is to be deleted. */
  DELETING("deleting"),
  DELETED("deleted"),
  /** There is nothing to keep. */
  FAILED("failed");

  private final String wireName;

  RecordingState(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The carrier has it in hand. */
  public boolean isRunning() {
    return this == REQUESTED || this == RECORDING || this == PAUSED;
  }

  public static RecordingState fromWireName(String name) {
    for (RecordingState state : values()) {
      if (state.wireName.equals(name)) {
        return state;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
