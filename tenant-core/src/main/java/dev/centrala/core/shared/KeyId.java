package dev.centrala.core.shared;

import java.util.UUID;

/** An API key of a tenant. */
public record KeyId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static KeyId parse(String text) {
    return new KeyId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static KeyId next() {
    return new KeyId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
