package dev.centrala.core.shared;

import java.util.UUID;

/** A number, an address or a widget through which customers arrive. */
public record EntryPointId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static EntryPointId parse(String text) {
    return new EntryPointId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static EntryPointId next() {
    return new EntryPointId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
