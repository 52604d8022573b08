package dev.centrala.infra.postgres.voice;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallCommandStore;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.Errand;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands to carriers in PostgreSQL. Their ids grow with time and are their order. */
public final class PgCallCommands implements CallCommandStore {
  @Override
  public void add(Tx tx, CallCommandId id, CallLeg leg, CallCommand command, Instant at) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO call_commands (tenant_id, id, interaction_id, leg_id, kind, data, written_at, next_attempt_at)
            VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $7)\
            """,
            tx.tenant(),
            id,
            leg.interaction(),
            leg.id(),
            kind(command),
            Rows.json(data(command)),
            at);
  }

  @Override
  public List<Errand> claim(Tx tx, Instant now, Instant leaseUntil, int most) {
    return claim(tx, null, now, leaseUntil, most);
  }

  @Override
  public Optional<Errand> claim(Tx tx, CallCommandId id, Instant now, Instant leaseUntil) {
    return claim(tx, id, now, leaseUntil, 1).stream().findFirst();
  }

  private static List<Errand> claim(
      Tx tx, @Nullable CallCommandId id, Instant now, Instant leaseUntil, int most) {
    return PgTx.of(tx)
        .rows(
            """
            WITH due AS (
              SELECT m.id, m.tried AS was_tried FROM call_commands m
              WHERE m.tenant_id = $1 AND m.next_attempt_at <= $2 AND ($5::uuid IS NULL OR m.id = $5)
              AND NOT EXISTS (SELECT FROM call_commands e WHERE e.tenant_id = $1 AND e.leg_id = m.leg_id AND e.id < m.id)
              ORDER BY m.next_attempt_at LIMIT $4 FOR UPDATE OF m SKIP LOCKED),
            leased AS (
              UPDATE call_commands m SET next_attempt_at = $3, tried = true, attempts = m.attempts + 1,
                first_tried_at = COALESCE(m.first_tried_at, $2)
              FROM due WHERE m.tenant_id = $1 AND m.id = due.id RETURNING m.*, due.was_tried)
            SELECT m.id AS command_id, m.kind AS command_kind, m.data::text AS command_data, m.attempts, m.was_tried,
              m.first_tried_at, m.written_at,
            """
                + CallRows.CALL
                + ", "
                + CallRows.LEG
                + """
                 FROM leased m
                JOIN calls c ON c.tenant_id = $1 AND c.interaction_id = m.interaction_id
                JOIN call_legs l ON l.tenant_id = $1 AND l.id = m.leg_id
                ORDER BY m.id\
                """,
            tx.tenant(),
            now,
            leaseUntil,
            most,
            id)
        .stream()
        .map(PgCallCommands::errand)
        .toList();
  }

  private static Errand errand(Row row) {
    return new Errand(
        new CallCommandId(row.getUUID("command_id")),
        CallRows.call(row),
        CallRows.leg(row),
        command(
            row.getString("command_kind"),
            Rows.json(row, "command_data", new TypeReference<Data>() {})),
        row.getInteger("attempts"),
        row.getBoolean("was_tried"),
        Rows.instant(row, "first_tried_at"),
        Rows.instant(row, "written_at"));
  }

  @Override
  public void postpone(Tx tx, CallCommandId id, boolean tried, Instant until) {
    PgTx.of(tx)
        .later(
            "UPDATE call_commands SET tried = $3, next_attempt_at = $4 WHERE tenant_id = $1 AND id"
                + " = $2",
            tx.tenant(),
            id,
            tried,
            until);
  }

  @Override
  public void remove(Tx tx, CallCommandId id) {
    PgTx.of(tx)
        .later("DELETE FROM call_commands WHERE tenant_id = $1 AND id = $2", tx.tenant(), id);
  }

  @Override
  public void removeAskAgain(Tx tx, LegId leg) {
    PgTx.of(tx)
        .later(
            "DELETE FROM call_commands WHERE tenant_id = $1 AND leg_id = $2 AND kind = 'askAgain'",
            tx.tenant(),
            leg);
  }

  @Override
  public Instant takeTurn(Tx tx, ConnectionId connection, Instant now, long paceMillis) {
    PgTx pg = PgTx.of(tx);
    Instant next = now.plusMillis(paceMillis);
    int taken =
        pg.update(
            """
            INSERT INTO call_turns (tenant_id, connection_id, next_at) VALUES ($1, $2, $4)
            ON CONFLICT (tenant_id, connection_id) DO UPDATE SET next_at = $4 WHERE call_turns.next_at <= $3\
            """,
            tx.tenant(),
            connection,
            now,
            next);
    return taken == 1
        ? now
        : pg.row(
                "SELECT next_at FROM call_turns WHERE tenant_id = $1 AND connection_id = $2",
                tx.tenant(),
                connection)
            .map(row -> Rows.instant(row, "next_at"))
            .orElse(next);
  }

  private static String kind(CallCommand command) {
    return switch (command) {
      case CallCommand.Dial dial -> "dial";
      case CallCommand.AskAgain again -> "askAgain";
      case CallCommand.Change change -> "change";
      case CallCommand.TakePart part -> "takePart";
      case CallCommand.SendDigits digits -> "sendDigits";
      case CallCommand.StartRecording start -> "startRecording";
      case CallCommand.PauseRecording pause -> "pauseRecording";
      case CallCommand.ResumeRecording resume -> "resumeRecording";
      case CallCommand.StopRecording stop -> "stopRecording";
      case CallCommand.HangUp hangUp -> "hangUp";
    };
  }

  private static Data data(CallCommand command) {
    return switch (command) {
      case CallCommand.Dial(int ringSeconds, int longestSeconds) ->
          new Data(ringSeconds, null, null, null, null, longestSeconds, null);
      case CallCommand.Change(Boolean muted, Boolean held) ->
          new Data(null, muted, held, null, null, null, null);
      case CallCommand.TakePart(boolean muted, String coachedId) ->
          new Data(null, muted, null, null, coachedId, null, null);
      case CallCommand.SendDigits(String digits) ->
          new Data(null, null, null, digits, null, null, null);
      case CallCommand.StartRecording(RecordingId recording) -> of(recording);
      case CallCommand.PauseRecording(RecordingId recording) -> of(recording);
      case CallCommand.ResumeRecording(RecordingId recording) -> of(recording);
      case CallCommand.StopRecording(RecordingId recording) -> of(recording);
      case CallCommand.AskAgain again -> Data.NONE;
      case CallCommand.HangUp hangUp -> Data.NONE;
    };
  }

  private static CallCommand command(String kind, Data data) {
    return switch (kind) {
      case "dial" ->
          new CallCommand.Dial(
              data.ringSeconds() == null ? 0 : data.ringSeconds(),
              data.longestSeconds() == null
                  ? CallCommand.Dial.LONGEST_SECONDS
                  : data.longestSeconds());
      case "askAgain" -> new CallCommand.AskAgain();
      case "change" -> new CallCommand.Change(data.muted(), data.held());
      case "takePart" ->
          new CallCommand.TakePart(Boolean.TRUE.equals(data.muted()), data.coachedId());
      case "sendDigits" -> new CallCommand.SendDigits(data.digits() == null ? "" : data.digits());
      case "startRecording" -> new CallCommand.StartRecording(recording(data));
      case "pauseRecording" -> new CallCommand.PauseRecording(recording(data));
      case "resumeRecording" -> new CallCommand.ResumeRecording(recording(data));
      case "stopRecording" -> new CallCommand.StopRecording(recording(data));
      case "hangUp" -> new CallCommand.HangUp();
      default -> throw new IllegalStateException("a command of kind " + kind);
    };
  }

  private static Data of(RecordingId recording) {
    return new Data(null, null, null, null, null, null, recording.toString());
  }

  private static RecordingId recording(Data data) {
    return RecordingId.parse(data.recording() == null ? "" : data.recording());
  }

  /** What a command consists of, as it stands in the column. */
  private record Data(
      @Nullable Integer ringSeconds,
      @Nullable Boolean muted,
      @Nullable Boolean held,
      @Nullable String digits,
      @Nullable String coachedId,
      @Nullable Integer longestSeconds,
      @Nullable String recording) {
    static final Data NONE = new Data(null, null, null, null, null, null, null);
  }
}
