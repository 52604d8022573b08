package dev.centrala.infra.postgres.voice;

import dev.centrala.core.call.QueueWait;
import dev.centrala.core.call.QueueWaits;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.Optional;

/** The table {@code queue_waits}: one row for each queue that somebody has changed. */
public final class PgQueueWaits implements QueueWaits {
  @Override
  public Optional<QueueWait> find(Tx tx, QueueId queue) {
    return PgTx.of(tx)
        .row(
            """
            SELECT w.version, w.announce_every_seconds, w.position, w.estimated_wait, w.words, w.music_id
            FROM queues q LEFT JOIN queue_waits w ON w.tenant_id = q.tenant_id AND w.queue_id = q.id
            WHERE q.tenant_id = $1 AND q.id = $2\
            """,
            tx.tenant(),
            queue)
        .map(row -> row.getLong("version") == null ? QueueWait.MUSIC : fromRow(row));
  }

  @Override
  public QueueWait put(Tx tx, QueueId queue, QueueWait wait) {
    return PgTx.of(tx)
        .row(
            """
            INSERT INTO queue_waits
              (tenant_id, queue_id, version, announce_every_seconds, position, estimated_wait, words, music_id)
            VALUES ($1, $2, $3::bigint + 1, $4, $5, $6, $7, $8)
            ON CONFLICT (tenant_id, queue_id) DO UPDATE SET version = queue_waits.version + 1,
              announce_every_seconds = $4, position = $5, estimated_wait = $6, words = $7, music_id = $8
            WHERE queue_waits.version = $3
            RETURNING version, announce_every_seconds, position, estimated_wait, words, music_id\
            """,
            tx.tenant(),
            queue,
            wait.version(),
            wait.announceEverySeconds(),
            wait.position(),
            wait.estimatedWait(),
            wait.words(),
            wait.music())
        .map(PgQueueWaits::fromRow)
        .orElseThrow(
            () -> new RefusedException(new Refusal.StaleVersion("The queue has changed.")));
  }

  private static QueueWait fromRow(Row row) {
    return new QueueWait(
        row.getLong("version"),
        row.getInteger("announce_every_seconds"),
        row.getBoolean("position"),
        row.getBoolean("estimated_wait"),
        row.getString("words"),
        Rows.idOrNull(row, "music_id", AttachmentId::new));
  }
}
