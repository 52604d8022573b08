package dev.centrala.core.voice;

/**
 * Where a line stands. Reports come late, twice and out of order: a state only moves on, and the
 * terminal ones stay.
 */
public enum LegState {
  /** It is to be dialled, or the carrier has it in hand. */
  QUEUED("queued", 0),
  RINGING("ringing", 1),
  IN_PROGRESS("inProgress", 2),
  COMPLETED("completed", 3),
  BUSY("busy", 3),
  NO_ANSWER("noAnswer", 3),
  FAILED("failed", 3),
  CANCELED("canceled", 3);

  private final String wireName;
  private final int stage;

  LegState(String wireName, int stage) {
    this.wireName = wireName;
    this.stage = stage;
  }

  public String wireName() {
    return wireName;
  }

  public boolean isOver() {
    return stage == 3;
  }

  /** Whether a report of {@code next} is news. */
  public boolean mayBecome(LegState next) {
    return next.stage > stage;
  }

  public static LegState fromWireName(String name) {
    for (LegState state : values()) {
      if (state.wireName.equals(name)) {
        return state;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
