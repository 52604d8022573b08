package dev.centrala.infra.postgres.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FlowReferences;
import dev.centrala.core.flow.FlowSecrets;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.routing.Wanted;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.tenant.BusinessHours;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import dev.centrala.infra.postgres.tenant.PgBusinessHours;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at what a flow names, in PostgreSQL. */
public final class PgFlowReferences implements FlowReferences {
  private final PgBusinessHours hours;
  private final FlowSecrets secrets;

  public PgFlowReferences(PgBusinessHours hours, FlowSecrets secrets) {
    this.hours = hours;
    this.secrets = secrets;
  }

  @Override
  public boolean queueExists(Tx tx, QueueId queue) {
    return there(tx, "SELECT FROM queues WHERE tenant_id = $1 AND id = $2", queue);
  }

  @Override
  public boolean hoursExist(Tx tx, HoursId which) {
    return there(tx, "SELECT FROM business_hours WHERE tenant_id = $1 AND id = $2", which);
  }

  @Override
  public boolean flowIsPublished(Tx tx, FlowId flow) {
    return there(
        tx,
        "SELECT FROM flows WHERE tenant_id = $1 AND id = $2 AND published_version IS NOT NULL",
        flow);
  }

  @Override
  public boolean holdsFile(Tx tx, AttachmentId file) {
    return there(
        tx, "SELECT FROM attachments WHERE tenant_id = $1 AND id = $2 FOR KEY SHARE", file);
  }

  @Override
  public boolean secretExists(Tx tx, String name) {
    return secrets.exists(tx, name);
  }

  @Override
  public boolean queueIsClosedForever(Tx tx, QueueId queue) {
    Optional<Row> row =
        PgTx.of(tx)
            .row(
                "SELECT closed, hours_id FROM queues WHERE tenant_id = $1 AND id = $2",
                tx.tenant(),
                queue);
    return row.isPresent()
        && (row.get().getBoolean("closed")
            || neverOpens(tx, Rows.idOrNull(row.get(), "hours_id", HoursId::new)));
  }

  private boolean neverOpens(Tx tx, @Nullable HoursId which) {
    return which != null && hours.find(tx, which).filter(BusinessHours::isNeverOpen).isPresent();
  }

  @Override
  public boolean anybodyMeets(Tx tx, Requirement requirement) {
    return requirement.anyOf().stream().anyMatch(wanted -> anybodyIs(tx, wanted));
  }

  private static boolean anybodyIs(Tx tx, Wanted wanted) {
    return switch (wanted) {
      case Wanted.AtLeast skill ->
          PgTx.of(tx)
              .row(
                  """
                  SELECT FROM user_skills s JOIN users u ON u.tenant_id = s.tenant_id AND u.user_id = s.user_id
                  WHERE s.tenant_id = $1 AND s.skill_id = $2 AND s.proficiency >= $3
                  AND u.takes_work AND u.status <> 'deactivated' LIMIT 1\
                  """,
                  tx.tenant(),
                  skill.skill(),
                  skill.minimum())
              .isPresent();
      case Wanted.MemberOf member ->
          there(
              tx,
              "SELECT FROM agent_group_members WHERE tenant_id = $1 AND group_id = $2 LIMIT 1",
              member.group());
    };
  }

  private static boolean there(Tx tx, String sql, Object id) {
    return PgTx.of(tx).row(sql, tx.tenant(), id).isPresent();
  }
}
