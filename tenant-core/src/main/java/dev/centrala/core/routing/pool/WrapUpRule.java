package dev.centrala.core.routing.pool;

import java.util.Locale;

/**
 * What follows a contact before the agent's capacity is free again; {@code seconds} counts for
 * optional, timed and requested.
 */
public record WrapUpRule(Mode mode, int seconds) {
  public static final WrapUpRule DEFAULT = new WrapUpRule(Mode.OPTIONAL, 60);

  public WrapUpRule {
    if (seconds < 0) {
      throw new IllegalArgumentException("wrap-up seconds " + seconds);
    }
  }

  /** Ways for wrap-up to end. */
  public enum Mode {
    /** Only when the agent completes it. */
    MANDATORY,
    /** When the agent completes it or the time is over, whichever is first. */
    OPTIONAL,
    /** When the time is over; completing it earlier is noted by the caller but frees nothing. */
    TIMED,
    /** At once, unless the agent asked for it during the contact; then as if optional. */
    REQUESTED,
    /** At once. */
    NONE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Mode fromWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  boolean ends() {
    return mode == Mode.OPTIONAL || mode == Mode.TIMED || mode == Mode.REQUESTED;
  }
}
