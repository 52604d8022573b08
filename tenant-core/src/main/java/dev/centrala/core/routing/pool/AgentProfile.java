package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.UserId;
import java.util.Comparator;
import java.util.List;

/**
 * What the pool must know of an agent: the name for explanations, skills, costs with overrides
 * applied, and the agent groups it belongs to. With {@code autoAccept}, the agent has what they are
 * chosen for at once.
 */
public record AgentProfile(
    UserId id,
    String name,
    List<AgentSkill> skills,
    CapacityCosts costs,
    List<AgentGroupId> groups,
    boolean autoAccept) {
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

  /** An agent who belongs to no group and is asked. */
  public AgentProfile(UserId id, String name, List<AgentSkill> skills, CapacityCosts costs) {
    this(id, name, skills, costs, List.of(), false);
  }

  public AgentProfile withSkills(List<AgentSkill> others) {
    return new AgentProfile(id, name, others, costs, groups, autoAccept);
  }

  public AgentProfile inGroups(List<AgentGroupId> others) {
    return new AgentProfile(id, name, skills, costs, others, autoAccept);
  }

  public AgentProfile autoAccept(boolean withoutOffer) {
    return new AgentProfile(id, name, skills, costs, groups, withoutOffer);
  }
}
