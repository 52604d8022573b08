package dev.centrala.core.shared;

import java.util.UUID;

/** One domain event; the webhook-id that a partner sees. */
public record EventId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static EventId parse(String text) {
    return new EventId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static EventId next() {
    return new EventId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
