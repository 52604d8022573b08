package dev.centrala.core.shared;

import java.util.UUID;

/** A person who contacts a business. */
public record CustomerId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static CustomerId parse(String text) {
    return new CustomerId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static CustomerId next() {
    return new CustomerId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
