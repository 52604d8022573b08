package dev.centrala.core.shared;

import java.util.UUID;

/** One sign-in: a family of refresh tokens. */
public record SessionId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static SessionId parse(String text) {
    return new SessionId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static SessionId next() {
    return new SessionId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
