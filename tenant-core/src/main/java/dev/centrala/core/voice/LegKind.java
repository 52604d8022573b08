package dev.centrala.core.voice;

/** Who is at the other end of a line. */
public enum LegKind {
  CUSTOMER("customer"),
  AGENT("agent"),
  SUPERVISOR("supervisor"),
  OUTSIDE("outside");

  private final String wireName;

  LegKind(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static LegKind fromWireName(String name) {
    for (LegKind kind : values()) {
      if (kind.wireName.equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
