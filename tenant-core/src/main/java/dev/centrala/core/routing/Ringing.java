package dev.centrala.core.routing;

/**
 * Whether a contact is offered to one agent after another or to up to {@code most} at once, of whom
 * the first to accept has it.
 */
public record Ringing(Mode mode, int most) {
  /** Beyond this many the rest of the floor would stand still for one contact. */
  public static final int MOST = 10;

  public static final int USUAL_MOST = 3;
  public static final Ringing SEQUENTIAL = new Ringing(Mode.SEQUENTIAL, 1);

  /** How agents are asked. */
  public enum Mode {
    SEQUENTIAL("sequential"),
    SIMULTANEOUS("simultaneous");

    private final String wireName;

    Mode(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    public static Mode fromWireName(String name) {
      for (Mode mode : values()) {
        if (mode.wireName.equals(name)) {
          return mode;
        }
      }
      throw new IllegalArgumentException(name);
    }
  }

  int atOnce() {
    return mode == Mode.SIMULTANEOUS ? most : 1;
  }
}
