package dev.centrala.core.shared;

import java.util.UUID;

/** A named set of agents, such as a site or a team, that requirements may ask for. */
public record AgentGroupId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static AgentGroupId parse(String text) {
    return new AgentGroupId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static AgentGroupId next() {
    return new AgentGroupId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
