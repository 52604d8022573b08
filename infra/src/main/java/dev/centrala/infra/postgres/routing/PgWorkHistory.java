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

/** The past from interactions and agents' sessions. */
public final class PgWorkHistory implements WorkHistory {
  @Override
  public List<PastContact> contacts(Tx tx, Instant from, Instant to, int most) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT queue_id, channel, priority, enqueued_at, assigned_at, ended_at,
              COALESCE(disconnected_at, ended_at) AS disconnected_at
            FROM interactions
            WHERE tenant_id = $1 AND queue_id IS NOT NULL AND ended_at IS NOT NULL
              AND enqueued_at >= $2 AND enqueued_at < $3
              AND NOT EXISTS (SELECT FROM asking_contacts a WHERE a.tenant_id = $1 AND a.interaction_id = id)
            ORDER BY enqueued_at, id LIMIT $4\
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
    return new PastContact(
        new QueueId(row.getUUID("queue_id")),
        Channel.fromWireName(row.getString("channel")).orElseThrow(),
        Optional.ofNullable(row.getInteger("priority")).orElse(0),
        enqueued.toEpochMilli(),
        millis(enqueued, assigned == null ? disconnected : assigned),
        assigned != null,
        assigned == null ? 0 : millis(assigned, disconnected),
        assigned == null ? 0 : millis(disconnected, Rows.instant(row, "ended_at")));
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
