package dev.centrala.infra.postgres.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.ContactFacts;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.ContactState;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a pool should hold. */
public final class PgContactFacts implements ContactFacts {
  @Override
  public List<ContactFact> live(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT id, queue_id, channel, priority, enqueued_at, state, agent_id, fence_incarnation, fence_counter, cost,
              offer_expires_at, wrap_up_ends_at FROM interactions
            WHERE tenant_id = $1 AND ended_at IS NULL AND queue_id IS NOT NULL
            AND state IN ('queued', 'offered', 'assigned', 'waitingForCustomer', 'wrapUp') ORDER BY enqueued_at, id\
            """,
            tx.tenant())
        .stream()
        .map(PgContactFacts::fromRow)
        .toList();
  }

  @Override
  public List<InteractionId> overButHeld(Tx tx) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT id FROM interactions WHERE tenant_id = $1 AND ended_at IS NULL AND disconnected_at IS NOT NULL
            AND state IN ('assigned', 'waitingForCustomer') ORDER BY id\
            """,
            tx.tenant())
        .stream()
        .map(row -> new InteractionId(row.getUUID("id")))
        .toList();
  }

  static ContactFact fromRow(Row row) {
    ContactState state = state(row.getString("state"));
    UserId agent =
        state == ContactState.WAITING ? null : Rows.idOrNull(row, "agent_id", UserId::new);
    return new ContactFact(
        new InteractionId(row.getUUID("id")),
        new QueueId(row.getUUID("queue_id")),
        Channel.fromWireName(row.getString("channel")).orElseThrow(),
        row.getInteger("priority"),
        Rows.instant(row, "enqueued_at").toEpochMilli(),
        state,
        agent,
        new Epoch(row.getLong("fence_incarnation"), row.getLong("fence_counter")),
        row.getInteger("cost"),
        due(row, state));
  }

  private static long due(Row row, ContactState state) {
    @Nullable Instant at =
        switch (state) {
          case OFFERED -> Rows.instantOrNull(row, "offer_expires_at");
          case WRAP_UP -> Rows.instantOrNull(row, "wrap_up_ends_at");
          default -> null;
        };
    return at == null ? 0 : at.toEpochMilli();
  }

  private static ContactState state(String name) {
    return switch (name) {
      case "queued" -> ContactState.WAITING;
      case "offered" -> ContactState.OFFERED;
      case "assigned" -> ContactState.ASSIGNED;
      case "waitingForCustomer" -> ContactState.PARKED;
      case "wrapUp" -> ContactState.WRAP_UP;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
