package dev.centrala.infra.postgres.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.ChatStarts;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;

/** Chat starts in PostgreSQL; those older than a day are forgotten as new ones come. */
public final class PgChatStarts implements ChatStarts {
  private static final Duration KEPT = Duration.ofDays(1);

  @Override
  public Count since(
      Tx tx, EntryPointId entryPoint, String visitorId, String remoteAddress, Instant from) {
    Row row =
        PgTx.of(tx)
            .rowOf(
                "count",
                """
                SELECT (SELECT count(*) FROM chat_starts WHERE tenant_id = $1 AND entry_point_id = $2 AND visitor_id = $3
                    AND at > $5) AS by_visitor,
                  (SELECT count(*) FROM chat_starts WHERE tenant_id = $1 AND entry_point_id = $2
                    AND remote_address = $4 AND at > $5) AS by_address\
                """,
                tx.tenant(),
                entryPoint,
                visitorId,
                remoteAddress,
                from);
    return new Count(row.getLong("by_visitor").intValue(), row.getLong("by_address").intValue());
  }

  @Override
  public void add(
      Tx tx, EntryPointId entryPoint, String visitorId, String remoteAddress, Instant at) {
    PgTx pg = PgTx.of(tx);
    pg.update(
        """
        DELETE FROM chat_starts WHERE tenant_id = $1 AND entry_point_id = $2 AND visitor_id = $3 AND at < $4\
        """,
        tx.tenant(),
        entryPoint,
        visitorId,
        at.minus(KEPT));
    pg.update(
        """
        INSERT INTO chat_starts (tenant_id, entry_point_id, visitor_id, remote_address, at)
        VALUES ($1, $2, $3, $4, $5)\
        """,
        tx.tenant(),
        entryPoint,
        visitorId,
        remoteAddress,
        at);
  }
}
