package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.SkillId;

/** A skill that an agent holds, from 1 (some) to 10 (expert). */
public record AgentSkill(SkillId skill, int proficiency) {
  public AgentSkill {
    if (proficiency < 1 || proficiency > 10) {
      throw new IllegalArgumentException("proficiency " + proficiency);
    }
  }
}
