package dev.centrala.core.shared;

import java.util.UUID;

/** One proposal of one interaction to one agent. */
public record OfferId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static OfferId parse(String text) {
    return new OfferId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static OfferId next() {
    return new OfferId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
