package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A skill that a user has, from 1 (some) to 10 (expert). */
public record HeldSkill(SkillId skill, int proficiency) {

  /**
   * Refuses as invalid a skill that is named twice or a proficiency outside 1 to 10, at a place
   * below {@code pointer}.
   */
  static void check(List<HeldSkill> skills, String pointer) {
    Set<SkillId> seen = new HashSet<>();
    for (int i = 0; i < skills.size(); i++) {
      HeldSkill held = skills.get(i);
      if (!seen.add(held.skill())) {
        throw RefusedException.invalid(pointer + "/" + i + "/skillId", "is named twice");
      }
      if (held.proficiency() < 1 || held.proficiency() > 10) {
        throw RefusedException.invalid(
            pointer + "/" + i + "/proficiency", "must be between 1 and 10");
      }
    }
  }
}
