package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentProfiles;
import dev.centrala.core.routing.RequirementNames;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.AgentSkill;
import dev.centrala.core.routing.pool.CapacityCosts;
import dev.centrala.core.routing.pool.CapacityLimits;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Agents as a pool needs them: costs and limits are the tenant's where the user has none. */
public final class PgAgentProfiles implements AgentProfiles {
  static final String SELECT =
      """
      SELECT u.user_id, u.name, COALESCE(u.cost_voice, t.cost_voice) AS voice, COALESCE(u.cost_chat, t.cost_chat) AS chat,
        COALESCE(u.cost_message, t.cost_message) AS message, COALESCE(u.cost_mail, t.cost_mail) AS mail,
        COALESCE(u.cost_task, t.cost_task) AS task, u.auto_accept, %s
      FROM users u JOIN tenants t ON t.tenant_id = u.tenant_id
      WHERE u.tenant_id = $1 AND u.takes_work AND u.status = 'active'
      """
          .formatted(
              IntStream.rangeClosed(1, 6)
                  .mapToObj(
                      i -> "COALESCE(u.limits[%1$d], t.limits[%1$d]) AS limit%1$d".formatted(i))
                  .collect(Collectors.joining(", ")));

  @Override
  public Optional<AgentProfile> find(Tx tx, UserId user) {
    return PgTx.of(tx)
        .row(SELECT + "AND u.user_id = $2", tx.tenant(), user)
        .map(row -> fromRow(tx, row));
  }

  @Override
  public List<UserId> all(Tx tx) {
    return PgTx.of(tx).rows(SELECT + "ORDER BY u.user_id", tx.tenant()).stream()
        .map(row -> new UserId(row.getUUID("user_id")))
        .toList();
  }

  @Override
  public RequirementNames names(Tx tx) {
    return new RequirementNames() {
      @Override
      public String skill(SkillId skill) {
        return name("SELECT name FROM skills WHERE tenant_id = $1 AND id = $2", skill)
            .orElse("a removed skill");
      }

      @Override
      public String group(AgentGroupId group) {
        return name("SELECT name FROM agent_groups WHERE tenant_id = $1 AND id = $2", group)
            .orElse("a removed group");
      }

      private Optional<String> name(String sql, Id id) {
        return PgTx.of(tx).row(sql, tx.tenant(), id).map(row -> row.getString("name"));
      }
    };
  }

  static AgentProfile fromRow(Tx tx, Row row) {
    UserId user = new UserId(row.getUUID("user_id"));
    List<AgentSkill> skills =
        PgTx.of(tx)
            .rows(
                "SELECT skill_id, proficiency FROM user_skills WHERE tenant_id = $1 AND user_id ="
                    + " $2",
                tx.tenant(),
                user)
            .stream()
            .map(skill ->
                new AgentSkill(
                    new SkillId(skill.getUUID("skill_id")), skill.getInteger("proficiency")))
            .toList();
    List<AgentGroupId> groups =
        PgTx.of(tx)
            .rows(
                "SELECT group_id FROM agent_group_members WHERE tenant_id = $1 AND user_id = $2",
                tx.tenant(),
                user)
            .stream()
            .map(group -> new AgentGroupId(group.getUUID("group_id")))
            .toList();
    return new AgentProfile(
        user,
        row.getString("name"),
        skills,
        new CapacityCosts(
            row.getInteger("voice"),
            row.getInteger("chat"),
            row.getInteger("message"),
            row.getInteger("mail"),
            row.getInteger("task"),
            new CapacityLimits(
                limit(row, 1),
                limit(row, 2),
                limit(row, 3),
                limit(row, 4),
                limit(row, 5),
                limit(row, 6))),
        groups,
        row.getBoolean("auto_accept"));
  }

  private static int limit(Row row, int place) {
    Integer limit = row.getInteger("limit" + place);
    return limit == null ? CapacityLimits.NONE : limit;
  }
}
