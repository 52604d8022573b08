package dev.centrala.core.shared;

import java.util.UUID;

/** Something an agent can do, held with a proficiency. */
public record SkillId(UUID value) implements Id {
  /**
   * Reads the canonical text form; refuses anything else as not found, since no such id can exist.
   */
  public static SkillId parse(String text) {
    return new SkillId(Id.uuid(text));
  }

  /** A new id, later than every id made before it on this node. */
  public static SkillId next() {
    return new SkillId(Uuids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
