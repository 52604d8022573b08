package dev.centrala.core.shared;

import java.util.UUID;

/** Something that a carrier is to be told about a call. */
public record CallCommandId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static CallCommandId parse(String text) {
    return new CallCommandId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static CallCommandId next() {
    return new CallCommandId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
