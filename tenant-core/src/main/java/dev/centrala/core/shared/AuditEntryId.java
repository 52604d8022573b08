package dev.centrala.core.shared;

import java.util.UUID;

/** A line of the audit log. */
public record AuditEntryId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static AuditEntryId parse(String text) {
    return new AuditEntryId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static AuditEntryId next() {
    return new AuditEntryId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
