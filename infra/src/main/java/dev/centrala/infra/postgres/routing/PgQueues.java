package dev.centrala.infra.postgres.routing;

import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.Ringing;
import dev.centrala.core.routing.ServiceLevel;
import dev.centrala.core.routing.pool.Overflow;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queues of a tenant, and which skills and groups each one names. */
public final class PgQueues extends SetUpRows<QueueId, Queue> {
  private static final String COLUMNS =
      """
      id, version, name, priority, service_level_seconds, service_level_percent, requirements::text,
      relaxations::text, selection, offer_timeout_seconds, wrap_up_mode, wrap_up_seconds, hours_id, members, closed, serving::text, limits::text,
      ring_mode, ring_most\
      """;

  private final AsksJson asks;
  private final ServingJson serving;
  private final LimitsJson limits;

  public PgQueues(JsonColumn json) {
    super("queues", COLUMNS);
    this.asks = new AsksJson(json);
    this.serving = new ServingJson(json);
    this.limits = new LimitsJson(json);
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
        limits.read(row.getString("limits"), row.getBoolean("closed")),
        serving
            .read(row.getString("serving"))
            .ringing(
                new Ringing(
                    Ringing.Mode.fromWireName(row.getString("ring_mode")),
                    row.getInteger("ring_most"))));
  }

  @Override
  protected void insertRow(PgTx tx, Queue queue) {
    tx.update(
        """
        INSERT INTO queues (tenant_id, id, version, name, priority, service_level_seconds, service_level_percent,
          requirements, relaxations, selection, offer_timeout_seconds, wrap_up_mode, wrap_up_seconds, hours_id, members, closed, serving, limits,
          ring_mode, ring_most)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9::text::jsonb, $10, $11, $12, $13, $14, $15, $16, $17::text::jsonb, $18::text::jsonb, $19, $20)\
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
              wrap_up_mode = $12, wrap_up_seconds = $13, hours_id = $14, members = $15, closed = $16, serving = $17::text::jsonb,
              limits = $18::text::jsonb, ring_mode = $19, ring_most = $20
            WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
            """,
            values(tx, queue));
    if (changed == 1) {
      List.of("queue_skills", "queue_agent_groups", "queue_overflows")
          .forEach(named ->
              tx.update(
                  "DELETE FROM " + named + " WHERE tenant_id = $1 AND queue_id = $2",
                  tx.tenant(),
                  queue.id()));
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
      queue.limits().closed(),
      serving.write(queue.serving()),
      limits.write(queue.limits()),
      queue.serving().ringing().mode().wireName(),
      queue.serving().ringing().most()
    };
  }

  private static void insertNamed(PgTx tx, Queue queue) {
    Asks named = queue.asks();
    insertNamed(tx, queue, "queue_skills (tenant_id, queue_id, skill_id)", named.skills());
    insertNamed(tx, queue, "queue_agent_groups (tenant_id, queue_id, group_id)", named.groups());
    insertNamed(
        tx,
        queue,
        "queue_overflows (tenant_id, queue_id, to_queue_id)",
        queue.limits().overflows().stream().map(Overflow::to).collect(Collectors.toSet()));
  }

  private static void insertNamed(PgTx tx, Queue queue, String table, Set<? extends Id> ids) {
    if (!ids.isEmpty()) {
      tx.update(
          "INSERT INTO " + table + " SELECT $1, $2, named FROM unnest($3::uuid[]) AS named",
          tx.tenant(),
          queue.id(),
          ids.stream().map(Id::value).toArray(UUID[]::new));
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
