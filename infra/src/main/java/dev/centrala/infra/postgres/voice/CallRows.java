package dev.centrala.infra.postgres.voice;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.LegState;
import dev.centrala.core.voice.SupervisorMode;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Calls and lines as rows; those of a join have the names that it gives them. */
final class CallRows {
  static final String CALL =
      """
      c.interaction_id, c.connection_id, c.inbound, c.line, c.party, c.room_id, c.created_at AS call_created_at,
      c.ended_at AS call_ended_at\
      """;
  static final String LEG =
      """
      l.id AS leg_id, l.interaction_id, l.kind AS leg_kind, l.user_id, l.address, l.provider_id, l.state, l.screened,
      l.in_room, l.muted, l.held, l.room_id AS leg_room_id, l.room_sequence, l.created_at, l.answered_at, l.taken_at, l.in_room_since, l.ended_at,
      l.seconds, l.since, l.mode\
      """;

  private CallRows() {}

  static Call call(Row row) {
    return new Call(
        new InteractionId(row.getUUID("interaction_id")),
        new ConnectionId(row.getUUID("connection_id")),
        row.getBoolean("inbound"),
        row.getString("line"),
        row.getString("party"),
        row.getString("room_id"),
        Rows.instant(row, "call_created_at"),
        Rows.instantOrNull(row, "call_ended_at"));
  }

  static CallLeg leg(Row row) {
    return new CallLeg(
        new LegId(row.getUUID("leg_id")),
        new InteractionId(row.getUUID("interaction_id")),
        LegKind.fromWireName(row.getString("leg_kind")),
        Rows.idOrNull(row, "user_id", UserId::new),
        row.getString("address"),
        row.getString("provider_id"),
        LegState.fromWireName(row.getString("state")),
        row.getBoolean("screened"),
        row.getBoolean("in_room"),
        row.getBoolean("muted"),
        row.getBoolean("held"),
        row.getString("leg_room_id"),
        row.getLong("room_sequence"),
        Rows.instant(row, "created_at"),
        Rows.instantOrNull(row, "answered_at"),
        Rows.instantOrNull(row, "taken_at"),
        Rows.instantOrNull(row, "in_room_since"),
        Rows.instantOrNull(row, "ended_at"),
        row.getInteger("seconds"),
        Rows.instant(row, "since"),
        mode(row.getString("mode")));
  }

  private static @Nullable SupervisorMode mode(@Nullable String name) {
    return name == null ? null : SupervisorMode.fromWireName(name);
  }
}
