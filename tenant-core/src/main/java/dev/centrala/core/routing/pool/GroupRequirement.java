package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.AgentGroupId;

/** An agent group that an agent must belong to; the name is for explanations. */
public record GroupRequirement(AgentGroupId group, String groupName) implements Alternative {
  @Override
  public String text() {
    return "the group " + groupName;
  }
}
