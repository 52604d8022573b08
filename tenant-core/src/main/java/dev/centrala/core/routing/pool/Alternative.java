package dev.centrala.core.routing.pool;

/** One way to meet a {@code Clause}: a skill at a proficiency, or membership of an agent group. */
public sealed interface Alternative permits SkillRequirement, GroupRequirement {
  /** As it stands after "lacks": "German 5", "the group Berlin". */
  String text();
}
