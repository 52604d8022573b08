package dev.centrala.core.shared;

import java.util.UUID;

/** One party's line in a call. */
public record LegId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static LegId parse(String text) {
    return new LegId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static LegId next() {
    return new LegId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
