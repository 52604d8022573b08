package dev.centrala.core.shared;

import java.util.UUID;

/** What happens before and around an agent. */
public record FlowId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static FlowId parse(String text) {
    return new FlowId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static FlowId next() {
    return new FlowId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
