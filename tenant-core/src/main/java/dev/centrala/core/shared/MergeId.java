package dev.centrala.core.shared;

import java.util.UUID;

/** One merge of two customers, which can be undone. */
public record MergeId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static MergeId parse(String text) {
    return new MergeId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static MergeId next() {
    return new MergeId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
