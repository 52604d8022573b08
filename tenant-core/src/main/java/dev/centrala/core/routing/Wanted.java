package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.Alternative;
import dev.centrala.core.routing.pool.GroupRequirement;
import dev.centrala.core.routing.pool.SkillRequirement;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.SkillId;

/** One way to meet a {@link Requirement}. */
public sealed interface Wanted {
  Alternative forPool(RequirementNames names);

  /** A skill held at this proficiency (1 to 10) or above. */
  record AtLeast(SkillId skill, int minimum) implements Wanted {
    @Override
    public Alternative forPool(RequirementNames names) {
      return new SkillRequirement(skill, names.skill(skill), minimum);
    }
  }

  /** Membership of an agent group. */
  record MemberOf(AgentGroupId group) implements Wanted {
    @Override
    public Alternative forPool(RequirementNames names) {
      return new GroupRequirement(group, names.group(group));
    }
  }
}
