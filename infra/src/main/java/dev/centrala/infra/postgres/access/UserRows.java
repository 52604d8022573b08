package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.AgentDevice;
import dev.centrala.core.access.AgentSettings;
import dev.centrala.core.access.CapacityOverrides;
import dev.centrala.core.access.HeldSkill;
import dev.centrala.core.access.MailAddress;
import dev.centrala.core.access.Role;
import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStatus;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.ChannelLimits;
import dev.centrala.infra.postgres.tenant.LimitsColumn;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users to and from rows. */
final class UserRows {
  /** Each user with the skills as two arrays of the same order. */
  static final String SELECT =
      """
      SELECT u.*,
        ARRAY(SELECT s.skill_id FROM user_skills s WHERE s.tenant_id = u.tenant_id AND s.user_id = u.user_id
          ORDER BY s.skill_id) AS skill_ids,
        ARRAY(SELECT s.proficiency FROM user_skills s WHERE s.tenant_id = u.tenant_id AND s.user_id = u.user_id
          ORDER BY s.skill_id) AS proficiencies
      FROM users u
      """;

  private UserRows() {}

  static User fromRow(Row row) {
    return new User(
        new UserId(row.getUUID("user_id")),
        row.getLong("version"),
        new MailAddress(row.getString("email")),
        row.getString("name"),
        roles(row.getArrayOfStrings("roles")),
        UserStatus.fromWireName(row.getString("status")),
        row.getBoolean("takes_work") ? agent(row) : null,
        row.getOffsetDateTime("created_at").toInstant());
  }

  private static AgentSettings agent(Row row) {
    UUID[] skills = row.getArrayOfUUIDs("skill_ids");
    Integer[] proficiencies = row.getArrayOfIntegers("proficiencies");
    List<HeldSkill> held = new ArrayList<>();
    for (int i = 0; i < skills.length; i++) {
      held.add(new HeldSkill(new SkillId(skills[i]), proficiencies[i]));
    }
    return new AgentSettings(
        held,
        new CapacityOverrides(
            row.getInteger("cost_voice"),
            row.getInteger("cost_chat"),
            row.getInteger("cost_message"),
            row.getInteger("cost_mail"),
            row.getInteger("cost_task")),
        LimitsColumn.read(row),
        new AgentDevice(
            AgentDevice.Kind.fromWireName(row.getString("device_kind")),
            row.getString("device_address")),
        row.getBoolean("auto_accept"));
  }

  static CapacityOverrides costs(User user) {
    AgentSettings agent = user.agent();
    return agent == null ? CapacityOverrides.NONE : agent.capacity();
  }

  static ChannelLimits limits(User user) {
    AgentSettings agent = user.agent();
    return agent == null ? ChannelLimits.NONE : agent.limits();
  }

  static AgentDevice device(User user) {
    AgentSettings agent = user.agent();
    return agent == null ? AgentDevice.BROWSER : agent.device();
  }

  static boolean autoAccept(User user) {
    AgentSettings agent = user.agent();
    return agent != null && agent.autoAccept();
  }

  static String[] roles(Set<Role> roles) {
    return roles.stream().sorted().map(Role::wireName).toArray(String[]::new);
  }

  static Set<Role> roles(String[] names) {
    return Arrays.stream(names)
        .map(name -> Role.fromWireName(name).orElseThrow())
        .collect(Collectors.toUnmodifiableSet());
  }

  static Buffer bytes(byte[] bytes) {
    return Buffer.buffer(bytes);
  }
}
