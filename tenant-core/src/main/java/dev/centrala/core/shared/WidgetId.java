package dev.centrala.core.shared;

import java.util.UUID;

/** The public name of a chat entry point. */
public record WidgetId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static WidgetId parse(String text) {
    return new WidgetId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static WidgetId next() {
    return new WidgetId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
