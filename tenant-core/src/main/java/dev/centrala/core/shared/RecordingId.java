package dev.centrala.core.shared;

import java.util.UUID;

/** What is kept of a call. */
public record RecordingId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static RecordingId parse(String text) {
    return new RecordingId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static RecordingId next() {
    return new RecordingId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
