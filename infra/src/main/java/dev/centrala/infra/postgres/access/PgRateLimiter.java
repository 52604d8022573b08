package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.Limit;
import dev.centrala.core.access.RateLimiter;
import dev.centrala.core.access.Tries;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/**
 * The table {@code directory.throttles}, shared by all nodes. A row is locked while a try is
 * counted, so that none slips by.
 */
public final class PgRateLimiter implements RateLimiter {
  private final Transactions transactions;
  private final MasterKey masterKey;
  private final InstantSource clock;

  public PgRateLimiter(Transactions transactions, MasterKey masterKey, InstantSource clock) {
    this.transactions = transactions;
    this.masterKey = masterKey;
    this.clock = clock;
  }

  @Override
  public void take(Limit limit, String subject) {
    Instant now = clock.instant();
    Buffer key = key(limit, subject);
    Duration wait =
        transactions.inDirectory(tx -> {
          Tries tries = lock(PgTx.of(tx), limit, key, now);
          Duration left = tries.waitAt(now);
          if (left.isZero()) {
            write(PgTx.of(tx), limit, key, tries.tried(limit, now));
          }
          return left;
        });
    if (!wait.isZero()) {
      throw new RefusedException(
          new Refusal.TooMany(
              wait.plusMillis(999).toSeconds(), "Too many tries; please wait a little."));
    }
  }

  private static Tries lock(PgTx tx, Limit limit, Buffer key, Instant now) {
    tx.update(
        """
        INSERT INTO directory.throttles (subject_hash, tries, last_at, forget_at) VALUES ($1, 0, $2, $3)
        ON CONFLICT DO NOTHING\
        """,
        key,
        now,
        now.plus(limit.window()));
    return tx.row(
            """
            SELECT tries, last_at, blocked_until FROM directory.throttles WHERE subject_hash = $1 FOR UPDATE\
            """,
            key)
        .map(PgRateLimiter::fromRow)
        .orElseGet(() -> Tries.none(now));
  }

  private static Tries fromRow(Row row) {
    OffsetDateTime blocked = row.getOffsetDateTime("blocked_until");
    return new Tries(
        row.getInteger("tries"),
        row.getOffsetDateTime("last_at").toInstant(),
        blocked == null ? null : blocked.toInstant());
  }

  private static void write(PgTx tx, Limit limit, Buffer key, Tries tries) {
    Instant blocked = tries.blockedUntil();
    tx.update(
        "UPDATE directory.throttles SET tries = $2, last_at = $3, blocked_until = $4, forget_at ="
            + " $5 WHERE subject_hash = $1",
        key,
        tries.count(),
        tries.lastAt(),
        blocked,
        (blocked == null ? tries.lastAt() : blocked).plus(limit.window()));
  }

  @Override
  public void refund(Limit limit, String subject) {
    Instant now = clock.instant();
    Buffer key = key(limit, subject);
    transactions.inDirectory(tx -> {
      Tries tries = lock(PgTx.of(tx), limit, key, now).refunded();
      write(PgTx.of(tx), limit, key, tries);
      return tries;
    });
  }

  @Override
  public void clear(Limit limit, String subject) {
    Buffer key = key(limit, subject);
    transactions.inDirectory(
        tx -> PgTx.of(tx).update("DELETE FROM directory.throttles WHERE subject_hash = $1", key));
  }

  private Buffer key(Limit limit, String subject) {
    return Buffer.buffer(masterKey.lookupHash("throttle " + limit.name(), subject));
  }
}
