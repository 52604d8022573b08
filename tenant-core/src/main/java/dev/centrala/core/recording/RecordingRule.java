package dev.centrala.core.recording;

import dev.centrala.core.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/** When a call is recorded, and what its caller is told before, if anything. */
public record RecordingRule(Mode mode, @Nullable String announcement) {
  private static final int LONGEST_ANNOUNCEMENT = 500;

  /** A flow decides: nothing is recorded unless one says so. */
  public static final RecordingRule USUAL = new RecordingRule(Mode.BY_CONSENT, null);

  public RecordingRule {
    if (announcement != null
        && (announcement.isBlank() || announcement.length() > LONGEST_ANNOUNCEMENT)) {
      throw RefusedException.invalid("/announcement", "1 to 500 characters");
    }
  }

  /** What makes a recording begin. */
  public enum Mode {
    /** Never, whatever a flow or an agent wants. */
    OFF("off"),
    /** As soon as the customer is connected with an agent, unless they have refused. */
    ON("on"),
    /** When the agent wants it, unless the customer has refused. */
    ON_DEMAND("onDemand"),
    /** When a flow has asked or told the customer. */
    BY_CONSENT("byConsent");

    private final String wireName;

    Mode(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    /** Refuses another name as invalid. */
    public static Mode fromWireName(String name) {
      for (Mode mode : values()) {
        if (mode.wireName.equals(name)) {
          return mode;
        }
      }
      throw RefusedException.invalid("/mode", "one of off, on, onDemand, byConsent");
    }
  }

  /** Whether it begins by itself; {@code consent} is absent while nobody was asked. */
  boolean begins(@Nullable Boolean consent) {
    return switch (mode) {
      case OFF, ON_DEMAND -> false;
      case ON -> !Boolean.FALSE.equals(consent);
      case BY_CONSENT -> Boolean.TRUE.equals(consent);
    };
  }

  /** Whether an agent may let it begin. */
  public boolean allows(@Nullable Boolean consent) {
    return begins(consent) || (mode == Mode.ON_DEMAND && !Boolean.FALSE.equals(consent));
  }

  /** Whether one that runs must end. */
  boolean forbids(@Nullable Boolean consent) {
    return mode == Mode.OFF || Boolean.FALSE.equals(consent);
  }
}
