package dev.centrala.core.shared;

import java.util.UUID;

/** A prepared reply. */
public record CannedResponseId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static CannedResponseId parse(String text) {
    return new CannedResponseId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static CannedResponseId next() {
    return new CannedResponseId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
