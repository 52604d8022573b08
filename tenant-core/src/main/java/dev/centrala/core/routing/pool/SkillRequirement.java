package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.SkillId;

/**
 * A skill that an agent must hold at a proficiency (1–10) or above; the name is for explanations.
 */
public record SkillRequirement(SkillId skill, String skillName, int minimum)
    implements Alternative {
  public SkillRequirement {
    if (minimum < 1 || minimum > 10) {
      throw new IllegalArgumentException("minimum proficiency " + minimum);
    }
  }

  @Override
  public String text() {
    return skillName + " " + minimum;
  }
}
