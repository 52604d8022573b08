package dev.centrala.core.shared;

import java.util.UUID;

/** A remark that agents leave on an interaction. */
public record NoteId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static NoteId parse(String text) {
    return new NoteId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static NoteId next() {
    return new NoteId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
