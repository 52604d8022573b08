package dev.centrala.infra.postgres.messaging;

import dev.centrala.connectors.twilio.control.MissedLooks;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import java.time.Instant;
import java.util.Optional;

/** Keeps the looks for missed messages in PostgreSQL. */
public final class PgMissedLooks implements MissedLooks {
  @Override
  public Optional<Instant> lookedUntil(Tx tx, ConnectionId connection, String number) {
    return PgTx.of(tx)
        .row(
            """
            SELECT looked_until FROM missed_message_looks
            WHERE tenant_id = $1 AND connection_id = $2 AND number = $3\
            """,
            tx.tenant(),
            connection,
            number)
        .map(row -> Rows.instant(row, "looked_until"));
  }

  @Override
  public void lookedUntil(Tx tx, ConnectionId connection, String number, Instant until) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO missed_message_looks AS l (tenant_id, connection_id, number, looked_until)
            SELECT tenant_id, id, $3, $4 FROM connections WHERE tenant_id = $1 AND id = $2 FOR KEY SHARE
            ON CONFLICT (tenant_id, connection_id, number)
            DO UPDATE SET looked_until = GREATEST(l.looked_until, excluded.looked_until)\
            """,
            tx.tenant(),
            connection,
            number,
            until);
  }
}
