package dev.centrala.infra.postgres.recording;

import dev.centrala.core.events.Tx;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.recording.RecordingState;
import dev.centrala.core.recording.RecordingStore;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recordings in PostgreSQL. Ids grow with time, so their order is that of beginning. */
public final class PgRecordings implements RecordingStore {
  @Override
  public void insert(Tx tx, Recording recording, Instant dueAt) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO recordings (tenant_id, id, interaction_id, leg_id, connection_id, kind, provider_id, state,
              pause_wanted, at_carrier, legal_hold, channels, seconds, started_at, ended_at, due_at, queue_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)\
            """,
            tx.tenant(),
            recording.id(),
            recording.interaction(),
            recording.leg(),
            recording.connection(),
            recording.kind().wireName(),
            recording.providerId(),
            recording.state().wireName(),
            recording.pauseWanted(),
            recording.atCarrier(),
            recording.legalHold(),
            recording.channels(),
            recording.seconds(),
            recording.startedAt(),
            recording.endedAt(),
            dueAt,
            recording.queue());
  }

  @Override
  public void update(Tx tx, Recording recording, @Nullable Instant dueAt) {
    PgTx.of(tx)
        .later(
            """
            UPDATE recordings SET provider_id = $3, state = $4, pause_wanted = $5, at_carrier = $6, legal_hold = $7,
              seconds = $8, content_type = $9, bytes = $10, ended_at = $11, ready_at = $12, attempts = $13, due_at = $14
            WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            recording.id(),
            recording.providerId(),
            recording.state().wireName(),
            recording.pauseWanted(),
            recording.atCarrier(),
            recording.legalHold(),
            recording.seconds(),
            recording.contentType(),
            recording.bytes(),
            recording.endedAt(),
            recording.readyAt(),
            recording.attempts(),
            dueAt);
  }

  @Override
  public Optional<Recording> find(Tx tx, RecordingId id) {
    return rows(tx, "SELECT * FROM recordings WHERE tenant_id = $1 AND id = $2", id).stream()
        .findFirst();
  }

  @Override
  public Optional<Recording> lock(Tx tx, RecordingId id) {
    return rows(tx, "SELECT * FROM recordings WHERE tenant_id = $1 AND id = $2 FOR UPDATE", id)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Recording> byProviderId(Tx tx, String providerId) {
    return rows(
            tx, "SELECT * FROM recordings WHERE tenant_id = $1 AND provider_id = $2", providerId)
        .stream()
        .findFirst();
  }

  @Override
  public List<Recording> of(Tx tx, InteractionId interaction) {
    return rows(
        tx,
        "SELECT * FROM recordings WHERE tenant_id = $1 AND interaction_id = $2 ORDER BY id",
        interaction);
  }

  private static List<Recording> rows(Tx tx, String sql, Object value) {
    return PgTx.of(tx).rows(sql, tx.tenant(), value).stream().map(PgRecordings::fromRow).toList();
  }

  @Override
  public Page<Recording> list(Tx tx, @Nullable InteractionId interaction, PageRequest page) {
    List<Recording> found =
        PgTx.of(tx)
            .rows(
                """
                SELECT * FROM recordings
                WHERE tenant_id = $1 AND state <> 'failed' AND (kind = 'talk' OR seconds > 1) AND ($2::uuid IS NULL OR interaction_id = $2)
                  AND ($3::uuid IS NULL OR id < $3)
                ORDER BY id DESC LIMIT $4\
                """,
                tx.tenant(),
                interaction,
                Cursors.id(page),
                page.limit() + 1)
            .stream()
            .map(PgRecordings::fromRow)
            .toList();
    return Cursors.page(found, page, Recording::id);
  }

  @Override
  public List<Recording> claim(Tx tx, Instant now, Instant leaseUntil, int most) {
    return PgTx.of(tx)
        .rows(
            """
            WITH due AS MATERIALIZED (
              SELECT id FROM recordings WHERE tenant_id = $1 AND due_at <= $2 ORDER BY due_at LIMIT $4
              FOR UPDATE SKIP LOCKED)
            UPDATE recordings r SET due_at = $3 FROM due
            WHERE r.tenant_id = $1 AND r.id = due.id RETURNING r.*\
            """,
            tx.tenant(),
            now,
            leaseUntil,
            most)
        .stream()
        .map(PgRecordings::fromRow)
        .toList();
  }

  @Override
  public void lookAgain(Tx tx, Instant at) {
    PgTx.of(tx)
        .later(
            """
            UPDATE recordings SET due_at = $2
            WHERE tenant_id = $1 AND state = 'ready' AND (due_at IS NULL OR due_at > $2)\
            """,
            tx.tenant(),
            at);
  }

  @Override
  public void decide(Tx tx, InteractionId interaction, boolean granted) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO recording_consents (tenant_id, interaction_id, granted) VALUES ($1, $2, $3)
            ON CONFLICT (tenant_id, interaction_id) DO UPDATE SET granted = EXCLUDED.granted\
            """,
            tx.tenant(),
            interaction,
            granted);
  }

  @Override
  public Optional<Boolean> decided(Tx tx, InteractionId interaction) {
    return PgTx.of(tx)
        .row(
            "SELECT granted FROM recording_consents WHERE tenant_id = $1 AND interaction_id = $2",
            tx.tenant(),
            interaction)
        .map(row -> row.getBoolean("granted"));
  }

  private static Recording fromRow(Row row) {
    return new Recording(
        new RecordingId(row.getUUID("id")),
        new InteractionId(row.getUUID("interaction_id")),
        new LegId(row.getUUID("leg_id")),
        new ConnectionId(row.getUUID("connection_id")),
        Recording.Kind.fromWireName(row.getString("kind")),
        row.getString("provider_id"),
        RecordingState.fromWireName(row.getString("state")),
        row.getBoolean("pause_wanted"),
        row.getBoolean("at_carrier"),
        row.getBoolean("legal_hold"),
        row.getInteger("channels"),
        row.getInteger("seconds"),
        row.getString("content_type"),
        row.getLong("bytes"),
        Rows.instant(row, "started_at"),
        Rows.instantOrNull(row, "ended_at"),
        Rows.instantOrNull(row, "ready_at"),
        row.getInteger("attempts"),
        row.getUUID("queue_id") == null ? null : new QueueId(row.getUUID("queue_id")));
  }
}
