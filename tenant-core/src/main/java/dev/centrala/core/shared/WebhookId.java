package dev.centrala.core.shared;

import java.util.UUID;

/** A partner's address for events. */
public record WebhookId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static WebhookId parse(String text) {
    return new WebhookId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static WebhookId next() {
    return new WebhookId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
