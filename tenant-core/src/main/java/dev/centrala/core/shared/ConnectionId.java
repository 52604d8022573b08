package dev.centrala.core.shared;

import java.util.UUID;

/** A carrier or provider account of a tenant. */
public record ConnectionId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static ConnectionId parse(String text) {
    return new ConnectionId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static ConnectionId next() {
    return new ConnectionId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
