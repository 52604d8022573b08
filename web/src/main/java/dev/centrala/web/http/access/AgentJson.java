package dev.centrala.web.http.access;

import dev.centrala.core.access.AgentDevice;
import dev.centrala.core.access.AgentSettings;
import dev.centrala.core.access.CapacityOverrides;
import dev.centrala.core.access.HeldSkill;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.tenant.ChannelLimits;
import dev.centrala.web.http.tenant.LimitsJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user who takes work can do, as sent. */
record AgentJson(
    @Nullable List<SkillJson> skills,
    @Nullable CapacityJson capacity,
    @Nullable LimitsJson limits,
    @Nullable DeviceJson device,
    @Nullable Boolean autoAccept) {
  record DeviceJson(String kind, @Nullable String address) {
    static DeviceJson of(AgentDevice device) {
      return new DeviceJson(device.kind().wireName(), device.address());
    }

    AgentDevice toCore() {
      return new AgentDevice(AgentDevice.Kind.fromWireName(kind), address);
    }
  }

  record SkillJson(String skillId, int proficiency) {}

  record CapacityJson(
      @Nullable Integer voice,
      @Nullable Integer chat,
      @Nullable Integer message,
      @Nullable Integer mail,
      @Nullable Integer task) {}

  static @Nullable AgentJson of(@Nullable AgentSettings agent) {
    if (agent == null) {
      return null;
    }
    CapacityOverrides costs = agent.capacity();
    return new AgentJson(
        agent.skills().stream()
            .map(held -> new SkillJson(held.skill().toString(), held.proficiency()))
            .toList(),
        new CapacityJson(costs.voice(), costs.chat(), costs.message(), costs.mail(), costs.task()),
        LimitsJson.of(agent.limits()),
        DeviceJson.of(agent.device()),
        agent.autoAccept());
  }

  AgentSettings toSettings() {
    return new AgentSettings(
        skills == null ? List.of() : held(skills, "/agent/skills"),
        capacity == null
            ? CapacityOverrides.NONE
            : new CapacityOverrides(
                capacity.voice(),
                capacity.chat(),
                capacity.message(),
                capacity.mail(),
                capacity.task()),
        limits == null ? ChannelLimits.NONE : limits.toCore(),
        device == null ? AgentDevice.BROWSER : device.toCore(),
        autoAccept != null && autoAccept);
  }

  /** Skills as sent in the list at {@code pointer}. */
  static List<HeldSkill> held(List<SkillJson> skills, String pointer) {
    List<HeldSkill> held = new ArrayList<>();
    for (SkillJson each : skills) {
      SkillId skill = skillId(pointer + "/" + held.size() + "/skillId", each.skillId());
      held.add(new HeldSkill(skill, each.proficiency()));
    }
    return held;
  }

  /** An id in a body that is none of ours is a bad field, not a missing resource. */
  private static SkillId skillId(String pointer, String text) {
    try {
      return SkillId.parse(text);
    } catch (RefusedException notAnId) {
      throw RefusedException.invalid(pointer, "there is no such skill");
    }
  }
}
