package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.UserId;
import java.util.Comparator;
import java.util.List;

/**
 * What the pool must know of an agent: the name for explanations, skills, costs with overrides
 * applied, and the agent groups it belongs to.
 */
public record AgentProfile(
    UserId id,
    String name,
    List<AgentSkill> skills,
    CapacityCosts costs,
    List<AgentGroupId> groups) {
  public AgentProfile {
    skills =
        skills.stream().sorted(Comparator.comparing((AgentSkill s) -> s.skill().value())).toList();
    groups = groups.stream().distinct().sorted(Comparator.comparing(AgentGroupId::value)).toList();
    for (int i = 1; i < skills.size(); i++) {
      if (skills.get(i).skill().equals(skills.get(i - 1).skill())) {
        throw new IllegalArgumentException("skill twice: " + skills.get(i).skill());
      }
    }
  }

  /** An agent who belongs to no group. */
  public AgentProfile(UserId id, String name, List<AgentSkill> skills, CapacityCosts costs) {
    this(id, name, skills, costs, List.of());
  }
}
