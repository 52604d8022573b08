package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.TotpStore;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The tables {@code user_totp} and {@code user_recovery_codes}. A step is used by one conditional
 * update, a recovery code by its deletion: of two requests at once the second finds nothing.
 */
public final class PgTotpStore implements TotpStore {
  @Override
  public Optional<Sealed> find(Tx tx, UserId user) {
    return PgTx.of(tx)
        .row(
            """
            SELECT sealed_secret, confirmed_at IS NOT NULL AS confirmed
            FROM user_totp WHERE tenant_id = $1 AND user_id = $2\
            """,
            tx.tenant(),
            user)
        .map(row ->
            new Sealed(row.getBuffer("sealed_secret").getBytes(), row.getBoolean("confirmed")));
  }

  @Override
  public boolean enrol(Tx tx, UserId user, byte[] sealedSecret, Instant at) {
    return PgTx.of(tx)
            .update(
                """
                INSERT INTO user_totp AS held (tenant_id, user_id, sealed_secret, created_at) VALUES ($1, $2, $3, $4)
                ON CONFLICT (tenant_id, user_id)
                DO UPDATE SET sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
                WHERE held.confirmed_at IS NULL\
                """,
                tx.tenant(),
                user,
                Buffer.buffer(sealedSecret),
                at)
        == 1;
  }

  @Override
  public boolean confirm(Tx tx, UserId user, byte[] sealedSecret, long step, Instant at) {
    return PgTx.of(tx)
            .update(
                """
                UPDATE user_totp SET confirmed_at = $5, last_step = $4
                WHERE tenant_id = $1 AND user_id = $2 AND sealed_secret = $3 AND confirmed_at IS NULL\
                """,
                tx.tenant(),
                user,
                Buffer.buffer(sealedSecret),
                step,
                at)
        == 1;
  }

  @Override
  public boolean use(Tx tx, UserId user, long step) {
    return PgTx.of(tx)
            .update(
                """
                UPDATE user_totp SET last_step = $3
                WHERE tenant_id = $1 AND user_id = $2 AND confirmed_at IS NOT NULL AND last_step < $3\
                """,
                tx.tenant(),
                user,
                step)
        == 1;
  }

  @Override
  public void insertRecoveryCodes(Tx tx, UserId user, Collection<byte[]> hashes) {
    for (byte[] hash : hashes) {
      PgTx.of(tx)
          .update(
              "INSERT INTO user_recovery_codes (tenant_id, user_id, code_hash) VALUES ($1, $2, $3)",
              tx.tenant(),
              user,
              Buffer.buffer(hash));
    }
  }

  @Override
  public boolean redeem(Tx tx, UserId user, byte[] hash) {
    return PgTx.of(tx)
            .update(
                "DELETE FROM user_recovery_codes WHERE tenant_id = $1 AND user_id = $2 AND"
                    + " code_hash = $3",
                tx.tenant(),
                user,
                Buffer.buffer(hash))
        == 1;
  }

  @Override
  public boolean delete(Tx tx, UserId user) {
    return PgTx.of(tx)
        .row(
            """
            DELETE FROM user_totp WHERE tenant_id = $1 AND user_id = $2 RETURNING confirmed_at IS NOT NULL AS confirmed\
            """,
            tx.tenant(),
            user)
        .filter(row -> row.getBoolean("confirmed"))
        .isPresent();
  }
}
