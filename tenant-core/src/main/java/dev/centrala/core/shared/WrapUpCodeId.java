package dev.centrala.core.shared;

import java.util.UUID;

/** Why an interaction ended as it did, in the tenant's words. */
public record WrapUpCodeId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static WrapUpCodeId parse(String text) {
    return new WrapUpCodeId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static WrapUpCodeId next() {
    return new WrapUpCodeId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
