package dev.centrala.core.routing;

import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.SkillId;

/** What explanations call the things that requirements refer to. */
public interface RequirementNames {
  String skill(SkillId skill);

  String group(AgentGroupId group);
}
