package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.QueueReferences;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up what queues refer to, in the transaction's tenant only. */
public final class PgQueueReferences implements QueueReferences {
  @Override
  public Set<SkillId> existingSkills(Tx tx, Collection<SkillId> among) {
    return existing(
        tx, "SELECT id FROM skills WHERE tenant_id = $1 AND id = ANY($2)", among, SkillId::new);
  }

  @Override
  public Set<AgentGroupId> existingGroups(Tx tx, Collection<AgentGroupId> among) {
    return existing(
        tx,
        "SELECT id FROM agent_groups WHERE tenant_id = $1 AND id = ANY($2)",
        among,
        AgentGroupId::new);
  }

  @Override
  public Set<UserId> existingUsers(Tx tx, Collection<UserId> among) {
    return existing(
        tx,
        "SELECT user_id AS id FROM users WHERE tenant_id = $1 AND user_id = ANY($2)",
        among,
        UserId::new);
  }

  @Override
  public Set<QueueId> existingQueues(Tx tx, Collection<QueueId> among) {
    return existing(
        tx, "SELECT id FROM queues WHERE tenant_id = $1 AND id = ANY($2)", among, QueueId::new);
  }

  @Override
  public boolean hoursExist(Tx tx, HoursId hours) {
    return PgTx.of(tx)
        .row("SELECT 1 FROM business_hours WHERE tenant_id = $1 AND id = $2", tx.tenant(), hours)
        .isPresent();
  }

  private static <I extends Id> Set<I> existing(
      Tx tx, String sql, Collection<I> among, Function<UUID, I> typed) {
    if (among.isEmpty()) {
      return Set.of();
    }
    UUID[] ids = among.stream().map(Id::value).toArray(UUID[]::new);
    return PgTx.of(tx).rows(sql, tx.tenant(), ids).stream()
        .map(row -> typed.apply(row.getUUID("id")))
        .collect(Collectors.toSet());
  }
}
