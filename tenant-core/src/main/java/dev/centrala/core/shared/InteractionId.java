package dev.centrala.core.shared;

import java.util.UUID;

/** One piece of work on one channel. */
public record InteractionId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static InteractionId parse(String text) {
    return new InteractionId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static InteractionId next() {
    return new InteractionId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
