package dev.centrala.core.voice;

/** Whom a supervisor's voice reaches: nobody, the agent alone, everybody. They hear all. */
public enum SupervisorMode {
  LISTEN("listen"),
  WHISPER("whisper"),
  BARGE("barge");

  private final String wireName;

  SupervisorMode(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static SupervisorMode fromWireName(String name) {
    for (SupervisorMode mode : values()) {
      if (mode.wireName.equals(name)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
