package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.RefreshToken;
import dev.centrala.core.access.Role;
import dev.centrala.core.access.SessionStore;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code sessions} and {@code refresh_tokens}; what ends is told to all nodes by {@code
 * directory.ended_sessions}.
 */
public final class PgSessionStore implements SessionStore {
  @Override
  public void insert(Tx tx, SessionId session, UserId user, Instant at) {
    PgTx.of(tx)
        .update(
            "INSERT INTO sessions (tenant_id, session_id, user_id, started_at) VALUES ($1, $2, $3,"
                + " $4)",
            tx.tenant(),
            session,
            user,
            at);
  }

  @Override
  public void insertRefreshToken(Tx tx, SessionId session, byte[] hash, Instant expiresAt) {
    PgTx.of(tx)
        .update(
            "INSERT INTO refresh_tokens (tenant_id, token_hash, session_id, expires_at) VALUES ($1,"
                + " $2, $3, $4)",
            tx.tenant(),
            Buffer.buffer(hash),
            session,
            expiresAt);
  }

  @Override
  public Optional<RefreshToken> lockRefreshToken(Tx tx, byte[] hash) {
    return PgTx.of(tx)
        .row(
            """
            SELECT s.session_id, s.user_id, s.started_at, s.ended_at, r.expires_at, r.used_at
            FROM refresh_tokens r JOIN sessions s ON s.tenant_id = r.tenant_id AND s.session_id = r.session_id
            WHERE r.tenant_id = $1 AND r.token_hash = $2 FOR UPDATE\
            """,
            tx.tenant(),
            Buffer.buffer(hash))
        .map(PgSessionStore::fromRow);
  }

  private static RefreshToken fromRow(Row row) {
    return new RefreshToken(
        new SessionId(row.getUUID("session_id")),
        new UserId(row.getUUID("user_id")),
        row.getOffsetDateTime("started_at").toInstant(),
        row.getValue("ended_at") != null,
        row.getOffsetDateTime("expires_at").toInstant(),
        row.getValue("used_at") != null);
  }

  @Override
  public void markUsed(Tx tx, byte[] hash, Instant at) {
    PgTx.of(tx)
        .update(
            "UPDATE refresh_tokens SET used_at = $3 WHERE tenant_id = $1 AND token_hash = $2",
            tx.tenant(),
            Buffer.buffer(hash),
            at);
  }

  @Override
  public boolean end(Tx tx, SessionId session, Instant at, String reason) {
    return !tellAllNodes(
            tx,
            PgTx.of(tx)
                .rows(
                    """
                    UPDATE sessions SET ended_at = $3, end_reason = $4
                    WHERE tenant_id = $1 AND session_id = $2 AND ended_at IS NULL RETURNING session_id, user_id\
                    """,
                    tx.tenant(),
                    session,
                    at,
                    reason))
        .isEmpty();
  }

  @Override
  public List<SessionId> endAll(
      Tx tx, UserId user, @Nullable SessionId except, Instant at, String reason) {
    return tellAllNodes(
        tx,
        PgTx.of(tx)
            .rows(
                """
                UPDATE sessions SET ended_at = $4, end_reason = $5
                WHERE tenant_id = $1 AND user_id = $2 AND ended_at IS NULL AND ($3::uuid IS NULL OR session_id <> $3)
                RETURNING session_id, user_id\
                """,
                tx.tenant(),
                user,
                except,
                at,
                reason));
  }

  /** The instant is the database's: nodes with clocks apart must agree which ends are recent. */
  private static List<SessionId> tellAllNodes(Tx tx, List<Row> rows) {
    PgTx.of(tx)
        .updateAll(
            """
            INSERT INTO directory.ended_sessions (session_id, tenant_id, user_id, ended_at)
            VALUES ($1, $2, $3, clock_timestamp()) ON CONFLICT DO NOTHING\
            """,
            rows.stream()
                .map(row ->
                    new Object[] {row.getUUID("session_id"), tx.tenant(), row.getUUID("user_id")})
                .toList());
    return rows.stream().map(row -> new SessionId(row.getUUID("session_id"))).toList();
  }

  @Override
  public Optional<Set<Role>> liveRoles(Tx tx, UserId user, SessionId session) {
    return PgTx.of(tx)
        .row(
            """
            SELECT u.roles FROM sessions s JOIN users u ON u.tenant_id = s.tenant_id AND u.user_id = s.user_id
            WHERE s.tenant_id = $1 AND s.session_id = $2 AND s.user_id = $3
              AND s.ended_at IS NULL AND u.status = 'active'\
            """,
            tx.tenant(),
            session,
            user)
        .map(row -> UserRows.roles(row.getArrayOfStrings("roles")));
  }
}
