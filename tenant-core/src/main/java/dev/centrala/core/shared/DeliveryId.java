package dev.centrala.core.shared;

import java.util.UUID;

/** One event on its way to one webhook. */
public record DeliveryId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static DeliveryId parse(String text) {
    return new DeliveryId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static DeliveryId next() {
    return new DeliveryId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
