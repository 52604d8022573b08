package dev.centrala.core.shared;

import java.util.UUID;

/** A place where work waits for an agent. */
public record QueueId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static QueueId parse(String text) {
    return new QueueId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static QueueId next() {
    return new QueueId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
