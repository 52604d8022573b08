package dev.centrala.infra.postgres.messaging;

import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.Optional;

/** Threads in PostgreSQL. */
public final class PgThreads implements ThreadStore {
  @Override
  public MessageThread open(Tx tx, EntryPointId entryPoint, String customerAddress) {
    PgTx pg = PgTx.of(tx);
    pg.later(
        """
        INSERT INTO threads (tenant_id, id, entry_point_id, customer_address) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, entry_point_id, customer_address) DO NOTHING\
        """,
        tx.tenant(),
        ThreadId.next(),
        entryPoint,
        customerAddress);
    return fromRow(
        pg.rowOf(
            "thread",
            """
            SELECT id, entry_point_id, customer_address, current_interaction_id, opted_out FROM threads
            WHERE tenant_id = $1 AND entry_point_id = $2 AND customer_address = $3 FOR UPDATE\
            """,
            tx.tenant(),
            entryPoint,
            customerAddress));
  }

  @Override
  public Optional<MessageThread> find(Tx tx, ThreadId id) {
    return PgTx.of(tx)
        .row(
            """
            SELECT id, entry_point_id, customer_address, current_interaction_id, opted_out FROM threads
            WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            id)
        .map(PgThreads::fromRow);
  }

  @Override
  public void setCurrent(Tx tx, ThreadId id, InteractionId interaction) {
    PgTx.of(tx)
        .later(
            "UPDATE threads SET current_interaction_id = $3 WHERE tenant_id = $1 AND id = $2",
            tx.tenant(),
            id,
            interaction);
  }

  @Override
  public void setOptedOut(Tx tx, ThreadId id, boolean optedOut) {
    PgTx.of(tx)
        .update(
            "UPDATE threads SET opted_out = $3 WHERE tenant_id = $1 AND id = $2",
            tx.tenant(),
            id,
            optedOut);
  }

  private static MessageThread fromRow(Row row) {
    return new MessageThread(
        new ThreadId(row.getUUID("id")),
        new EntryPointId(row.getUUID("entry_point_id")),
        row.getString("customer_address"),
        Rows.idOrNull(row, "current_interaction_id", InteractionId::new),
        row.getBoolean("opted_out"));
  }
}
