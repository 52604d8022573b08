package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.tenant.ChannelLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a user who takes work can do. Refuses as invalid a skill that is named twice or a
 * proficiency outside 1 to 10.
 */
public record AgentSettings(
    List<HeldSkill> skills, CapacityOverrides capacity, ChannelLimits limits, AgentDevice device) {
  public static final AgentSettings STANDARD =
      new AgentSettings(List.of(), CapacityOverrides.NONE, ChannelLimits.NONE, AgentDevice.BROWSER);

  public AgentSettings {
    skills = List.copyOf(skills);
    limits.check("/agent/limits");
    Set<SkillId> seen = new HashSet<>();
    for (int i = 0; i < skills.size(); i++) {
      HeldSkill held = skills.get(i);
      if (!seen.add(held.skill())) {
        throw RefusedException.invalid("/agent/skills/" + i + "/skillId", "is named twice");
      }
      if (held.proficiency() < 1 || held.proficiency() > 10) {
        throw RefusedException.invalid(
            "/agent/skills/" + i + "/proficiency", "must be between 1 and 10");
      }
    }
  }

  AgentSettings with(AgentDevice other) {
    return new AgentSettings(skills, capacity, limits, other);
  }
}
