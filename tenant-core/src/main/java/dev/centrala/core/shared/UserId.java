package dev.centrala.core.shared;

import java.util.UUID;

/** A person who signs in: owner, admin, supervisor or agent. */
public record UserId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static UserId parse(String text) {
    return new UserId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static UserId next() {
    return new UserId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
