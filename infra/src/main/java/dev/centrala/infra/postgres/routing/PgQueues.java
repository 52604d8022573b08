package dev.centrala.infra.postgres.routing;

import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queues of a tenant, and which skills and groups each one names. */
public final class PgQueues extends SetUpRows<QueueId, Queue> {
  private static final String COLUMNS =
      """
      id, version, name, priority, service_level_seconds, service_level_percent, requirements::text,
      relaxations::text, selection, offer_timeout_seconds, wrap_up_mode, wrap_up_seconds, hours_id, members, closed, serving::text\
      """;

  private final AsksJson asks;
  private final ServingJson serving;

  public PgQueues(JsonColumn json) {
    super("queues", COLUMNS);
    this.asks = new AsksJson(json);
    this.serving = new ServingJson(json);
  }

  @Override
  protected Queue fromRow(Row row) {
    UUID hours = row.getUUID("hours_id");
    return new Queue(
        new QueueId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("name"),
        row.getInteger("priority"),
        new ServiceLevel(
            row.getInteger("service_level_seconds"), row.getInteger("service_level_percent")),
        asks.read(row.getString("requirements")),
        asks.readRelaxations(row.getString("relaxations")),
        Selection.fromWireName(row.getString("selection")),
        row.getInteger("offer_timeout_seconds"),
        new WrapUpRule(
            WrapUpRule.Mode.fromWireName(row.getString("wrap_up_mode")),
            row.getInteger("wrap_up_seconds")),
        hours == null ? null : new HoursId(hours),
        Arrays.stream(row.getArrayOfUUIDs("members")).map(UserId::new).toList(),
        row.getBoolean("closed"),
        serving.read(row.getString("serving")));
  }

  @Override
  protected void insertRow(PgTx tx, Queue queue) {
    tx.update(
        """
        INSERT INTO queues (tenant_id, id, version, name, priority, service_level_seconds, service_level_percent,
          requirements, relaxations, selection, offer_timeout_seconds, wrap_up_mode, wrap_up_seconds, hours_id, members, closed, serving)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9::text::jsonb, $10, $11, $12, $13, $14, $15, $16, $17::text::jsonb)\
        """,
        values(tx, queue));
    insertNamed(tx, queue);
  }

  @Override
  protected int updateRow(PgTx tx, Queue queue) {
    int changed =
        tx.update(
            """
            UPDATE queues SET version = $3, name = $4, priority = $5, service_level_seconds = $6, service_level_percent = $7,
              requirements = $8::text::jsonb, relaxations = $9::text::jsonb, selection = $10, offer_timeout_seconds = $11,
              wrap_up_mode = $12, wrap_up_seconds = $13, hours_id = $14, members = $15, closed = $16, serving = $17::text::jsonb
            WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
            """,
            values(tx, queue));
    if (changed == 1) {
      tx.update(
          "DELETE FROM queue_skills WHERE tenant_id = $1 AND queue_id = $2",
          tx.tenant(),
          queue.id());
      tx.update(
          "DELETE FROM queue_agent_groups WHERE tenant_id = $1 AND queue_id = $2",
          tx.tenant(),
          queue.id());
      insertNamed(tx, queue);
    }
    return changed;
  }

  private @Nullable Object[] values(PgTx tx, Queue queue) {
    return new @Nullable Object[] {
      tx.tenant(),
      queue.id(),
      queue.version(),
      queue.name(),
      queue.priority(),
      queue.serviceLevel().seconds(),
      queue.serviceLevel().percent(),
      asks.write(queue.requirements()),
      asks.writeRelaxations(queue.relaxations()),
      queue.selection().wireName(),
      queue.offerTimeoutSeconds(),
      queue.wrapUp().mode().wireName(),
      queue.wrapUp().seconds(),
      queue.hours(),
      queue.members().stream().map(UserId::value).toArray(UUID[]::new),
      queue.closed(),
      serving.write(queue.serving())
    };
  }

  private static void insertNamed(PgTx tx, Queue queue) {
    Asks named = queue.asks();
    if (!named.skills().isEmpty()) {
      tx.update(
          """
          INSERT INTO queue_skills (tenant_id, queue_id, skill_id) SELECT $1, $2, skill FROM unnest($3::uuid[]) AS skill\
          """,
          tx.tenant(),
          queue.id(),
          named.skills().stream().map(SkillId::value).toArray(UUID[]::new));
    }
    if (!named.groups().isEmpty()) {
      tx.update(
          """
          INSERT INTO queue_agent_groups (tenant_id, queue_id, group_id)
          SELECT $1, $2, named FROM unnest($3::uuid[]) AS named\
          """,
          tx.tenant(),
          queue.id(),
          named.groups().stream().map(AgentGroupId::value).toArray(UUID[]::new));
    }
  }

  @Override
  protected @Nullable String usedBy(PgTx tx, QueueId queue) {
    boolean working =
        tx.row(
                """
                SELECT FROM interactions WHERE tenant_id = $1 AND queue_id = $2 AND ended_at IS NULL LIMIT 1\
                """,
                tx.tenant(),
                queue)
            .isPresent();
    if (working) {
      return "interactions wait or are worked on in it";
    }
    return isInPublishedFlow(tx, queue) ? "a published flow" : null;
  }
}
