package dev.centrala.core.shared;

import java.util.UUID;

/** A recording of a tenant's routing pool. */
public record PoolRecordingId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static PoolRecordingId parse(String text) {
    return new PoolRecordingId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static PoolRecordingId next() {
    return new PoolRecordingId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
