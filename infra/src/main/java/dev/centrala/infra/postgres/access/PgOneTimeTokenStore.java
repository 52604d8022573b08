package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.OneTimePurpose;
import dev.centrala.core.access.OneTimeTokenStore;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;

/**
 * The table {@code one_time_tokens}: a row is a token that is still good, redeeming takes it away.
 */
public final class PgOneTimeTokenStore implements OneTimeTokenStore {
  @Override
  public void insert(Tx tx, OneTimePurpose purpose, UserId user, byte[] hash, Instant expiresAt) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO one_time_tokens (tenant_id, user_id, purpose, token_hash, expires_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, user_id, purpose)
            DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at\
            """,
            tx.tenant(),
            user,
            purpose.wireName(),
            Buffer.buffer(hash),
            expiresAt);
  }

  @Override
  public Optional<UserId> find(Tx tx, OneTimePurpose purpose, byte[] hash, Instant now) {
    return PgTx.of(tx)
        .row(
            """
            SELECT user_id FROM one_time_tokens
            WHERE tenant_id = $1 AND purpose = $2 AND token_hash = $3 AND expires_at > $4\
            """,
            tx.tenant(),
            purpose.wireName(),
            Buffer.buffer(hash),
            now)
        .map(row -> new UserId(row.getUUID("user_id")));
  }

  @Override
  public Optional<UserId> redeem(Tx tx, OneTimePurpose purpose, byte[] hash, Instant now) {
    return PgTx.of(tx)
        .row(
            """
            DELETE FROM one_time_tokens
            WHERE tenant_id = $1 AND purpose = $2 AND token_hash = $3 AND expires_at > $4 RETURNING user_id\
            """,
            tx.tenant(),
            purpose.wireName(),
            Buffer.buffer(hash),
            now)
        .map(row -> new UserId(row.getUUID("user_id")));
  }

  @Override
  public void deleteAll(Tx tx, UserId user) {
    PgTx.of(tx)
        .update(
            "DELETE FROM one_time_tokens WHERE tenant_id = $1 AND user_id = $2", tx.tenant(), user);
  }
}
