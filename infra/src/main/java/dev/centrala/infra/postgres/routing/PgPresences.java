package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.PresenceStore;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Presences in PostgreSQL. */
public final class PgPresences implements PresenceStore {
  @Override
  public void save(Tx tx, UserId agent, State state) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO agent_presences (tenant_id, user_id, state, reason, since, pending, pending_reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, user_id) DO UPDATE SET state = EXCLUDED.state,
              reason = EXCLUDED.reason, since = EXCLUDED.since, pending = EXCLUDED.pending,
              pending_reason = EXCLUDED.pending_reason\
            """,
            tx.tenant(),
            agent,
            state.presence().wireName(),
            state.reason(),
            state.since(),
            state.pending() == null ? null : state.pending().wireName(),
            state.pendingReason());
  }

  @Override
  public Optional<State> find(Tx tx, UserId agent) {
    return PgTx.of(tx)
        .row(
            """
            SELECT state, reason, since, pending, pending_reason FROM agent_presences
            WHERE tenant_id = $1 AND user_id = $2\
            """,
            tx.tenant(),
            agent)
        .map(PgPresences::fromRow);
  }

  @Override
  public void setConnected(Tx tx, UserId agent, boolean connected, Instant at) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO agent_presences (tenant_id, user_id, state, since, connected, connected_at)
            VALUES ($1, $2, 'offline', $4, $3, $4) ON CONFLICT (tenant_id, user_id)
            DO UPDATE SET connected = $3, connected_at = $4\
            """,
            tx.tenant(),
            agent,
            connected,
            at);
  }

  @Override
  public Optional<Instant> connectedSince(Tx tx, UserId agent) {
    return PgTx.of(tx)
        .row(
            """
            SELECT connected_at FROM agent_presences
            WHERE tenant_id = $1 AND user_id = $2 AND connected AND connected_at IS NOT NULL\
            """,
            tx.tenant(),
            agent)
        .map(row -> Rows.instant(row, "connected_at"));
  }

  private static State fromRow(Row row) {
    return new State(
        Presence.fromWireName(row.getString("state")),
        row.getString("reason"),
        Rows.instant(row, "since"),
        presenceOrNull(row.getString("pending")),
        row.getString("pending_reason"));
  }

  static @Nullable Presence presenceOrNull(@Nullable String name) {
    return name == null ? null : Presence.fromWireName(name);
  }
}
