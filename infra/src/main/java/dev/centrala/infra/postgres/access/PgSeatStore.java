package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.Seat;
import dev.centrala.core.access.SeatStore;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Seats in the table {@code agent_sessions}. */
public final class PgSeatStore implements SeatStore {
  private static final String COLUMNS =
      "id, user_id, started_at, last_seen_at, accounted_to, ended_at";

  private final Transactions transactions;
  private final InstantSource clock;

  public PgSeatStore(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<Seat> lockOpen(Tx tx, Collection<UserId> users) {
    return PgTx.of(tx)
        .rows(
            "SELECT "
                + COLUMNS
                + """
                 FROM agent_sessions WHERE tenant_id = $1 AND user_id = ANY($2) AND ended_at IS NULL
                ORDER BY user_id FOR UPDATE\
                """,
            tx.tenant(),
            users.stream().map(UserId::value).sorted().toArray(UUID[]::new))
        .stream()
        .map(PgSeatStore::fromRow)
        .toList();
  }

  @Override
  public List<Seat> lockUnseen(Tx tx, Instant before) {
    return PgTx.of(tx)
        .rows(
            "SELECT "
                + COLUMNS
                + """
                 FROM agent_sessions WHERE tenant_id = $1 AND ended_at IS NULL AND last_seen_at < $2
                ORDER BY user_id FOR UPDATE SKIP LOCKED\
                """,
            tx.tenant(),
            before)
        .stream()
        .map(PgSeatStore::fromRow)
        .toList();
  }

  @Override
  public void insert(Tx tx, Seat seat) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO agent_sessions (tenant_id, id, user_id, started_at, last_seen_at, accounted_to, ended_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (tenant_id, user_id) WHERE ended_at IS NULL DO NOTHING\
            """,
            tx.tenant(),
            seat.id(),
            seat.user(),
            seat.startedAt(),
            seat.lastSeenAt(),
            seat.accountedTo(),
            seat.endedAt());
  }

  @Override
  public void save(Tx tx, Seat seat) {
    PgTx.of(tx)
        .update(
            """
            UPDATE agent_sessions SET last_seen_at = $3, accounted_to = $4, ended_at = $5
            WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            seat.id(),
            seat.lastSeenAt(),
            seat.accountedTo(),
            seat.endedAt());
  }

  /** Tenants in which a seat has not been seen for this long. */
  public List<TenantId> tenantsWithUnseen(Duration unseen) {
    return transactions.inDirectory(tx ->
        PgTx.of(tx)
            .rows(
                "SELECT tenant FROM directory.tenants_with_unseen_agents($1) AS tenant",
                clock.instant().minus(unseen))
            .stream()
            .map(row -> new TenantId(row.getUUID("tenant")))
            .toList());
  }

  static Seat fromRow(Row row) {
    OffsetDateTime ended = row.getOffsetDateTime("ended_at");
    return new Seat(
        row.getUUID("id"),
        new UserId(row.getUUID("user_id")),
        row.getOffsetDateTime("started_at").toInstant(),
        row.getOffsetDateTime("last_seen_at").toInstant(),
        row.getOffsetDateTime("accounted_to").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
