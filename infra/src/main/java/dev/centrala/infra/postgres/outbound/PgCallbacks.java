package dev.centrala.infra.postgres.outbound;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.outbound.Callback;
import dev.centrala.core.outbound.CallbackStore;
import dev.centrala.core.shared.CallbackId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import dev.centrala.infra.postgres.flow.InstructionColumn;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code callbacks}. */
public final class PgCallbacks implements CallbackStore {
  private static final String SELECT =
      """
      SELECT id, state, wanted::text, customer_id, origin_id, tries, contact_id, look_at, created_at, ended_at, outcome
      FROM callbacks
      """;

  @Override
  public boolean insert(Tx tx, Callback callback) {
    return PgTx.of(tx)
            .update(
                """
                INSERT INTO callbacks (tenant_id, id, state, number, queue_id, wanted, customer_id, origin_id, tries,
                  contact_id, look_at, created_at)
                VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10, $11, $12)
                ON CONFLICT (tenant_id, queue_id, number) WHERE state IN ('scheduled', 'waiting') DO NOTHING\
                """,
                tx.tenant(),
                callback.id(),
                callback.state().wireName(),
                callback.wanted().number(),
                callback.wanted().queue(),
                InstructionColumn.write(callback.wanted()),
                callback.customer(),
                callback.origin(),
                callback.tries(),
                callback.contact(),
                callback.lookAt(),
                callback.createdAt())
        == 1;
  }

  @Override
  public void update(Tx tx, Callback callback) {
    PgTx.of(tx)
        .update(
            """
            UPDATE callbacks SET state = $3, tries = $4, contact_id = $5, look_at = $6, ended_at = $7, outcome = $8
            WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            callback.id(),
            callback.state().wireName(),
            callback.tries(),
            callback.contact(),
            callback.lookAt(),
            callback.endedAt(),
            callback.outcome());
  }

  @Override
  public Optional<Callback> lock(Tx tx, CallbackId id) {
    return PgTx.of(tx)
        .row(SELECT + "WHERE tenant_id = $1 AND id = $2 FOR UPDATE", tx.tenant(), id)
        .map(PgCallbacks::fromRow);
  }

  @Override
  public List<CallbackId> claim(Tx tx, Instant now, Instant again, int most) {
    return PgTx.of(tx)
        .rows(
            """
            WITH due AS MATERIALIZED (
              SELECT id FROM callbacks WHERE tenant_id = $1 AND look_at <= $2
              ORDER BY look_at LIMIT $4 FOR UPDATE SKIP LOCKED)
            UPDATE callbacks c SET look_at = $3 FROM due WHERE c.tenant_id = $1 AND c.id = due.id
            RETURNING c.id\
            """,
            tx.tenant(),
            now,
            again,
            most)
        .stream()
        .map(row -> new CallbackId(row.getUUID("id")))
        .toList();
  }

  @Override
  public Page<Callback> list(Tx tx, Callback.@Nullable State state, PageRequest page) {
    List<Callback> found =
        PgTx.of(tx)
            .rows(
                SELECT
                    + """
                    WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR state = $3)
                    ORDER BY id DESC LIMIT $4\
                    """,
                tx.tenant(),
                Cursors.id(page),
                state == null ? null : state.wireName(),
                page.limit() + 1)
            .stream()
            .map(PgCallbacks::fromRow)
            .toList();
    return Cursors.page(found, page, Callback::id);
  }

  private static Callback fromRow(Row row) {
    return new Callback(
        new CallbackId(row.getUUID("id")),
        Callback.State.fromWireName(row.getString("state")),
        (Instruction.CallBack) InstructionColumn.read(row.getString("wanted")),
        new CustomerId(row.getUUID("customer_id")),
        Rows.idOrNull(row, "origin_id", InteractionId::new),
        row.getInteger("tries"),
        Rows.idOrNull(row, "contact_id", InteractionId::new),
        Rows.instantOrNull(row, "look_at"),
        Rows.instant(row, "created_at"),
        Rows.instantOrNull(row, "ended_at"),
        row.getString("outcome"));
  }
}
