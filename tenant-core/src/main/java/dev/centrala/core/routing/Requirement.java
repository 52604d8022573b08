package dev.centrala.core.routing;

import dev.centrala.core.shared.SkillId;

/** A skill that an agent must hold at this proficiency (1 to 10) or above. */
public record Requirement(SkillId skill, int minimum) {}
