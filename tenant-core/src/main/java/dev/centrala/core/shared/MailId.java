package dev.centrala.core.shared;

import java.util.UUID;

/** A mail on its way out. */
public record MailId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static MailId parse(String text) {
    return new MailId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static MailId next() {
    return new MailId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
