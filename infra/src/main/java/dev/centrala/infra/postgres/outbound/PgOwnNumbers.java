package dev.centrala.infra.postgres.outbound;

import dev.centrala.core.events.Tx;
import dev.centrala.core.outbound.OwnNumber;
import dev.centrala.core.outbound.OwnNumbers;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import java.util.List;

/** The voice entry points of a tenant that have a number. */
public final class PgOwnNumbers implements OwnNumbers {
  @Override
  public List<OwnNumber> list(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT id, connection_id, address, queue_id FROM entry_points
            WHERE tenant_id = $1 AND channel = 'voice' AND connection_id IS NOT NULL AND address LIKE '+%'
            ORDER BY id LIMIT 200\
            """,
            tx.tenant())
        .stream()
        .map(row ->
            new OwnNumber(
                new EntryPointId(row.getUUID("id")),
                new ConnectionId(row.getUUID("connection_id")),
                row.getString("address"),
                Rows.idOrNull(row, "queue_id", QueueId::new)))
        .toList();
  }
}
