package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;
import java.util.Comparator;
import java.util.List;

/**
 * What the pool must know of an agent: the name for explanations, skills, and costs with overrides
 * applied.
 */
public record AgentProfile(UserId id, String name, List<AgentSkill> skills, CapacityCosts costs) {
  public AgentProfile {
    skills =
        skills.stream().sorted(Comparator.comparing((AgentSkill s) -> s.skill().value())).toList();
    for (int i = 1; i < skills.size(); i++) {
      if (skills.get(i).skill().equals(skills.get(i - 1).skill())) {
        throw new IllegalArgumentException("skill twice: " + skills.get(i).skill());
      }
    }
  }
}
