package dev.centrala.core.shared;

import java.util.UUID;

/** A call that the business has promised to make. */
public record CallbackId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static CallbackId parse(String text) {
    return new CallbackId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static CallbackId next() {
    return new CallbackId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
