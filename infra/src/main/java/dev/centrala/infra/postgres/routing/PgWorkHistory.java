package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.whatif.PastContact;
import dev.centrala.core.routing.whatif.PastShift;
import dev.centrala.core.routing.whatif.WorkHistory;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The past from interactions, their timelines and agents' sessions. The timeline knows the queue
 * that a contact came in at, whoever moved it later, the first answer, and who began it; where
 * retention has taken the timeline, the interaction's last queue and agent stand in.
 */
public final class PgWorkHistory implements WorkHistory {
  @Override
  public List<PastContact> contacts(Tx tx, Instant from, Instant to, int most) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT COALESCE((came.data ->> 'queueId')::uuid, i.queue_id) AS queue_id, i.channel, i.priority,
              i.enqueued_at, i.ended_at, COALESCE(answer.at, i.assigned_at) AS assigned_at,
              COALESCE(i.disconnected_at, i.ended_at) AS disconnected_at,
              CASE WHEN came.actor_kind = 'user' THEN came.actor_id::uuid END AS begun_by
            FROM interactions i
            LEFT JOIN LATERAL (
              SELECT e.sequence, e.data, e.actor_kind, e.actor_id FROM interaction_events e
              WHERE e.tenant_id = $1 AND e.interaction_id = i.id
                AND e.type IN ('interaction.queued', 'interaction.reopened')
              ORDER BY e.sequence DESC LIMIT 1) came ON true
            LEFT JOIN LATERAL (
              SELECT e.at FROM interaction_events e
              WHERE e.tenant_id = $1 AND e.interaction_id = i.id AND e.sequence > came.sequence
                AND e.type = 'interaction.assigned'
              ORDER BY e.sequence LIMIT 1) answer ON true
            WHERE i.tenant_id = $1 AND i.queue_id IS NOT NULL AND i.ended_at IS NOT NULL
              AND i.enqueued_at >= $2 AND i.enqueued_at < $3
              AND NOT EXISTS (SELECT FROM asking_contacts a WHERE a.tenant_id = $1 AND a.interaction_id = i.id)
              AND NOT (came.actor_kind IS NOT DISTINCT FROM 'user' AND answer.at IS NULL)
            ORDER BY i.enqueued_at, i.id LIMIT $4\
            """,
            tx.tenant(),
            from,
            to,
            most)
        .stream()
        .map(PgWorkHistory::contact)
        .toList();
  }

  private static PastContact contact(Row row) {
    Instant enqueued = Rows.instant(row, "enqueued_at");
    Instant disconnected = Rows.instant(row, "disconnected_at");
    Instant assigned = Rows.instantOrNull(row, "assigned_at");
    UUID begunBy = row.getUUID("begun_by");
    return new PastContact(
        new QueueId(row.getUUID("queue_id")),
        Channel.fromWireName(row.getString("channel")).orElseThrow(),
        Optional.ofNullable(row.getInteger("priority")).orElse(0),
        enqueued.toEpochMilli(),
        millis(enqueued, assigned == null ? disconnected : assigned),
        assigned != null,
        assigned == null ? 0 : millis(assigned, disconnected),
        assigned == null ? 0 : millis(disconnected, Rows.instant(row, "ended_at")),
        begunBy == null ? null : new UserId(begunBy));
  }

  private static long millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  @Override
  public List<PastShift> shifts(Tx tx, Instant from, Instant to) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT user_id, GREATEST(started_at, $2) AS since, LEAST(COALESCE(ended_at, $3), $3) AS until
            FROM agent_sessions
            WHERE tenant_id = $1 AND started_at < $3 AND COALESCE(ended_at, $3) > $2
            ORDER BY started_at, id\
            """,
            tx.tenant(),
            from,
            to)
        .stream()
        .map(row ->
            new PastShift(
                new UserId(row.getUUID("user_id")),
                Rows.instant(row, "since").toEpochMilli(),
                Rows.instant(row, "until").toEpochMilli()))
        .toList();
  }
}
