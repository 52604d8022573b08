package dev.centrala.core.shared;

import java.util.UUID;

/** A stored file that a message may name. */
public record AttachmentId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static AttachmentId parse(String text) {
    return new AttachmentId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static AttachmentId next() {
    return new AttachmentId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
