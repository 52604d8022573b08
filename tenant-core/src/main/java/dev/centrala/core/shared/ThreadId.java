package dev.centrala.core.shared;

import java.util.UUID;

/** The lasting conversation between one customer address and one entry point. */
public record ThreadId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static ThreadId parse(String text) {
    return new ThreadId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static ThreadId next() {
    return new ThreadId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
