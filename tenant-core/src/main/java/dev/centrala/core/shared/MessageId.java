package dev.centrala.core.shared;

import java.util.UUID;

/** One message of an interaction. */
public record MessageId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static MessageId parse(String text) {
    return new MessageId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static MessageId next() {
    return new MessageId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
