package dev.centrala.core.shared;

import java.util.UUID;

/** The business that signed up. */
public record TenantId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static TenantId parse(String text) {
    return new TenantId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static TenantId next() {
    return new TenantId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
