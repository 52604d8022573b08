package dev.centrala.infra.postgres.access;

import dev.centrala.core.access.MailAddress;
import dev.centrala.core.access.SignUp;
import dev.centrala.core.access.SignUpStore;
import dev.centrala.core.events.Tx;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The table {@code sign_ups}: a row waits for its confirmation, which takes it away. */
public final class PgSignUpStore implements SignUpStore {
  @Override
  public void insert(Tx tx, SignUp signUp, byte[] tokenHash, Instant expiresAt) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO sign_ups (tenant_id, token_hash, company, name, email, password_hash, time_zone, locale, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
            """,
            tx.tenant(),
            Buffer.buffer(tokenHash),
            signUp.company(),
            signUp.name(),
            signUp.email().value(),
            signUp.passwordHash(),
            signUp.timeZone().getId(),
            signUp.locale(),
            expiresAt);
  }

  @Override
  public Optional<SignUp> redeem(Tx tx, byte[] tokenHash, Instant now) {
    return PgTx.of(tx)
        .row(
            "DELETE FROM sign_ups WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $3"
                + " RETURNING *",
            tx.tenant(),
            Buffer.buffer(tokenHash),
            now)
        .map(PgSignUpStore::fromRow);
  }

  private static SignUp fromRow(Row row) {
    return new SignUp(
        row.getString("company"),
        row.getString("name"),
        new MailAddress(row.getString("email")),
        row.getString("password_hash"),
        ZoneId.of(row.getString("time_zone")),
        row.getString("locale"));
  }
}
