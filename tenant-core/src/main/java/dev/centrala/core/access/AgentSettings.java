package dev.centrala.core.access;

import dev.centrala.core.tenant.ChannelLimits;
import java.util.List;

/**
 * What a user who takes work can do; with {@code autoAccept} they have what they are chosen for
 * without being asked. Refuses as invalid a skill that is named twice or a proficiency outside 1 to
 * 10.
 */
public record AgentSettings(
    List<HeldSkill> skills,
    CapacityOverrides capacity,
    ChannelLimits limits,
    AgentDevice device,
    boolean autoAccept) {
  public static final AgentSettings STANDARD =
      new AgentSettings(
          List.of(), CapacityOverrides.NONE, ChannelLimits.NONE, AgentDevice.BROWSER, false);

  public AgentSettings {
    skills = List.copyOf(skills);
    limits.check("/agent/limits");
    HeldSkill.check(skills, "/agent/skills");
  }

  AgentSettings with(AgentDevice other) {
    return new AgentSettings(skills, capacity, limits, other, autoAccept);
  }

  AgentSettings withSkills(List<HeldSkill> other) {
    return new AgentSettings(other, capacity, limits, device, autoAccept);
  }
}
