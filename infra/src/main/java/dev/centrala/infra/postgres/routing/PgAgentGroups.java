package dev.centrala.infra.postgres.routing;

import dev.centrala.core.routing.AgentGroup;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The agent groups of a tenant with their members. */
public final class PgAgentGroups extends SetUpRows<AgentGroupId, AgentGroup> {
  public PgAgentGroups() {
    super(
        "agent_groups",
        """
        id, version, name, ARRAY(SELECT m.user_id FROM agent_group_members m
          WHERE m.tenant_id = agent_groups.tenant_id AND m.group_id = agent_groups.id ORDER BY m.user_id) AS members\
        """);
  }

  @Override
  protected AgentGroup fromRow(Row row) {
    return new AgentGroup(
        new AgentGroupId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("name"),
        Arrays.stream(row.getArrayOfUUIDs("members")).map(UserId::new).toList());
  }

  @Override
  protected void insertRow(PgTx tx, AgentGroup group) {
    tx.update(
        "INSERT INTO agent_groups (tenant_id, id, version, name) VALUES ($1, $2, $3, $4)",
        tx.tenant(),
        group.id(),
        group.version(),
        group.name());
    insertMembers(tx, group);
  }

  @Override
  protected int updateRow(PgTx tx, AgentGroup group) {
    int changed =
        tx.update(
            """
            UPDATE agent_groups SET version = $3, name = $4
            WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
            """,
            tx.tenant(),
            group.id(),
            group.version(),
            group.name());
    if (changed == 1) {
      tx.update(
          "DELETE FROM agent_group_members WHERE tenant_id = $1 AND group_id = $2",
          tx.tenant(),
          group.id());
      insertMembers(tx, group);
    }
    return changed;
  }

  private static void insertMembers(PgTx tx, AgentGroup group) {
    if (!group.members().isEmpty()) {
      tx.update(
          """
          INSERT INTO agent_group_members (tenant_id, group_id, user_id)
          SELECT $1, $2, member FROM unnest($3::uuid[]) AS member\
          """,
          tx.tenant(),
          group.id(),
          group.members().stream().map(UserId::value).toArray(UUID[]::new));
    }
  }

  @Override
  protected @Nullable String usedBy(PgTx tx, AgentGroupId group) {
    return isInPublishedFlow(tx, group) ? "a published flow" : null;
  }
}
