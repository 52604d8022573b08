package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.PoolImage;
import dev.centrala.core.routing.replay.PoolRecording;
import dev.centrala.core.routing.replay.PoolRecordingStore;
import dev.centrala.core.routing.replay.RecordedCommand;
import dev.centrala.core.shared.PoolRecordingId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import dev.centrala.infra.replay.PoolJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Recordings of pools in PostgreSQL, commands and images as JSON. */
public final class PgPoolRecordings implements PoolRecordingStore {
  @Override
  public void insert(Tx tx, PoolRecording recording, PoolImage image) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO pool_recordings (tenant_id, id, incarnation, first_number, rules_version, image,
              started_by, started_at, until_at)
            VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9)\
            """,
            tx.tenant(),
            recording.id(),
            recording.incarnation(),
            recording.firstNumber(),
            recording.rulesVersion(),
            PoolJson.write(image),
            recording.startedBy(),
            recording.startedAt(),
            recording.until());
  }

  @Override
  public List<PoolRecording> list(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT id, incarnation, first_number, rules_version, started_by, started_at, until_at
            FROM pool_recordings WHERE tenant_id = $1 ORDER BY id DESC LIMIT 100\
            """,
            tx.tenant())
        .stream()
        .map(PgPoolRecordings::fromRow)
        .toList();
  }

  @Override
  public Optional<PoolRecording> find(Tx tx, PoolRecordingId id) {
    return PgTx.of(tx)
        .row(
            """
            SELECT id, incarnation, first_number, rules_version, started_by, started_at, until_at
            FROM pool_recordings WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            id)
        .map(PgPoolRecordings::fromRow);
  }

  @Override
  public Optional<PoolImage> image(Tx tx, PoolRecordingId id) {
    return PgTx.of(tx)
        .row(
            "SELECT image::text AS image FROM pool_recordings WHERE tenant_id = $1 AND id = $2",
            tx.tenant(),
            id)
        .map(row -> PoolJson.image(row.getString("image")));
  }

  @Override
  public boolean end(Tx tx, PoolRecordingId id, Instant at) {
    return PgTx.of(tx)
            .update(
                "UPDATE pool_recordings SET until_at = $3 WHERE tenant_id = $1 AND id = $2",
                tx.tenant(),
                id,
                at)
        == 1;
  }

  @Override
  public boolean delete(Tx tx, PoolRecordingId id) {
    boolean deleted =
        PgTx.of(tx)
                .update(
                    "DELETE FROM pool_recordings WHERE tenant_id = $1 AND id = $2", tx.tenant(), id)
            == 1;
    PgTx.of(tx)
        .update(
            """
            DELETE FROM pool_recorded_commands c WHERE tenant_id = $1 AND NOT EXISTS (
              SELECT 1 FROM pool_recordings r WHERE r.tenant_id = $1 AND r.incarnation = c.incarnation
                AND r.first_number < c.number)\
            """,
            tx.tenant());
    return deleted;
  }

  @Override
  public void append(Tx tx, Collection<RecordedCommand> commands) {
    PgTx.of(tx)
        .updateAll(
            """
            INSERT INTO pool_recorded_commands (tenant_id, incarnation, number, at_millis, command, digest)
            VALUES ($1, $2, $3, $4, $5::text::jsonb, $6) ON CONFLICT DO NOTHING\
            """,
            commands.stream()
                .map(c ->
                    new Object[] {
                      tx.tenant(),
                      c.incarnation(),
                      c.number(),
                      c.atMillis(),
                      PoolJson.write(c.command()),
                      c.digest()
                    })
                .toList());
  }

  @Override
  public List<RecordedCommand> after(
      Tx tx, long incarnation, long number, Instant until, int limit) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT incarnation, number, at_millis, command::text AS command, digest
            FROM pool_recorded_commands
            WHERE tenant_id = $1 AND incarnation = $2 AND number > $3 AND at_millis < $4
            ORDER BY number LIMIT $5\
            """,
            tx.tenant(),
            incarnation,
            number,
            until.toEpochMilli(),
            limit)
        .stream()
        .map(PgPoolRecordings::command)
        .toList();
  }

  private static RecordedCommand command(Row row) {
    return new RecordedCommand(
        row.getLong("incarnation"),
        row.getLong("number"),
        row.getLong("at_millis"),
        PoolJson.command(row.getString("command")),
        row.getString("digest"));
  }

  private static PoolRecording fromRow(Row row) {
    return new PoolRecording(
        new PoolRecordingId(row.getUUID("id")),
        row.getLong("incarnation"),
        row.getLong("first_number"),
        row.getInteger("rules_version"),
        row.getString("started_by"),
        Rows.instant(row, "started_at"),
        Rows.instant(row, "until_at"));
  }
}
