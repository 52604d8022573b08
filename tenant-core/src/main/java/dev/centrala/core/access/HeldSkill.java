package dev.centrala.core.access;

import dev.centrala.core.shared.SkillId;

/** A skill that a user has, from 1 (some) to 10 (expert). */
public record HeldSkill(SkillId skill, int proficiency) {}
