package dev.centrala.infra.postgres.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Fence;
import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.AsksForm;
import dev.centrala.core.routing.ContactNeeds;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What single contacts ask for; most have no row. */
public final class PgContactNeeds implements ContactNeeds {
  private record HoldColumn(UUID userId, int seconds, Hold.Kind kind, boolean skipIfAway) {
    static HoldColumn of(Hold hold) {
      return new HoldColumn(hold.agent().value(), hold.seconds(), hold.kind(), hold.skipIfAway());
    }

    Hold hold() {
      return new Hold(new UserId(userId), seconds, kind, skipIfAway);
    }
  }

  @Override
  public void put(Tx tx, InteractionId contact, Kept kept) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO contact_needs (tenant_id, interaction_id, asks, holds, holds_from, fence_incarnation, fence_counter, due_by)
            VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5, $6, $7, $8)
            ON CONFLICT (tenant_id, interaction_id) DO UPDATE SET asks = EXCLUDED.asks, holds = EXCLUDED.holds,
              holds_from = EXCLUDED.holds_from, fence_incarnation = EXCLUDED.fence_incarnation,
              fence_counter = EXCLUDED.fence_counter, due_by = EXCLUDED.due_by\
            """,
            tx.tenant(),
            contact,
            Rows.json(
                Map.of(
                    "requirements", AsksForm.write(kept.asks().requirements()),
                    "relaxations", AsksForm.writeRelaxations(kept.asks().relaxations()))),
            Rows.json(kept.holds().stream().map(HoldColumn::of).toList()),
            kept.holdsFrom(),
            kept.fence().incarnation(),
            kept.fence().counter(),
            kept.dueBy());
  }

  @Override
  public Optional<Kept> find(Tx tx, InteractionId contact) {
    return PgTx.of(tx)
        .row(
            """
            SELECT asks::text AS asks, holds::text AS holds, holds_from, fence_incarnation, fence_counter, due_by
            FROM contact_needs WHERE tenant_id = $1 AND interaction_id = $2\
            """,
            tx.tenant(),
            contact)
        .map(row ->
            new Kept(
                asks(row),
                holds(row),
                Rows.instant(row, "holds_from"),
                new Fence(row.getLong("fence_incarnation"), row.getLong("fence_counter")),
                Rows.instantOrNull(row, "due_by")));
  }

  @Override
  public void holdOver(Tx tx, InteractionId contact, UserId agent, Fence fence, Instant now) {
    Kept kept = find(tx, contact).orElse(null);
    if (kept == null || kept.holds().isEmpty()) {
      return;
    }
    List<Hold> left = kept.holds();
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).agent().equals(agent)) {
        put(
            tx,
            contact,
            new Kept(kept.asks(), left.subList(i + 1, left.size()), now, fence, kept.dueBy()));
        return;
      }
    }
  }

  /** From a row with the column {@code asks}; absent is nothing. */
  static Asks asks(Row row) {
    if (row.getString("asks") == null) {
      return Asks.NOTHING;
    }
    Map<String, Object> form = Rows.json(row, "asks", new TypeReference<Map<String, Object>>() {});
    List<FieldError> errors = new ArrayList<>();
    AsksForm reading = new AsksForm(errors);
    Asks asks =
        new Asks(
            reading.requirements("", form.get("requirements")),
            reading.relaxations("", form.get("relaxations")));
    if (!errors.isEmpty()) {
      throw new IllegalStateException("stored needs: " + errors);
    }
    return asks;
  }

  /** From a row with the column {@code holds}; absent is none. */
  static List<Hold> holds(Row row) {
    @Nullable String text = row.getString("holds");
    return text == null
        ? List.of()
        : Rows.json(row, "holds", new TypeReference<List<HoldColumn>>() {}).stream()
            .map(HoldColumn::hold)
            .toList();
  }
}
