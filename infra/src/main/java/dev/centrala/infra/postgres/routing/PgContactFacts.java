package dev.centrala.infra.postgres.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.AgentProfiles;
import dev.centrala.core.routing.ContactFacts;
import dev.centrala.core.routing.RequirementNames;
import dev.centrala.core.routing.pool.ContactFact;
import dev.centrala.core.routing.pool.ContactState;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.OpenOffer;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a pool should hold. */
public final class PgContactFacts implements ContactFacts {
  private final AgentProfiles agents;

  /** {@code agents} know the names of skills and groups. */
  public PgContactFacts(AgentProfiles agents) {
    this.agents = agents;
  }

  @Override
  public List<ContactFact> live(Tx tx) {
    RequirementNames names = agents.names(tx);
    return PgTx.of(tx)
        .rows(
            """
            SELECT i.id, i.queue_id, i.channel, i.priority, i.enqueued_at, i.state, i.agent_id, i.fence_incarnation,
              i.fence_counter, i.cost, i.offer_expires_at, i.wrap_up_ends_at, i.wrap_up_mode, n.asks::text AS asks, n.due_by, n.holds_from, a.asked_by,
              CASE WHEN i.state = 'queued' AND n.fence_incarnation = i.fence_incarnation
                AND n.fence_counter = i.fence_counter THEN n.holds::text END AS holds,
              CASE WHEN i.state = 'queued' THEN o.offers::text END AS offers
            FROM interactions i
            LEFT JOIN asking_contacts a ON a.tenant_id = i.tenant_id AND a.interaction_id = i.id
            LEFT JOIN contact_needs n ON n.tenant_id = i.tenant_id AND n.interaction_id = i.id
            LEFT JOIN (
              SELECT interaction_id, jsonb_agg(jsonb_build_object('agentId', agent_id, 'incarnation', incarnation,
                'counter', counter, 'expiresAt', floor(extract(epoch FROM expires_at) * 1000)::bigint)
                ORDER BY incarnation, counter) AS offers
              FROM interaction_offers WHERE tenant_id = $1 GROUP BY interaction_id) o ON o.interaction_id = i.id
            WHERE i.tenant_id = $1 AND i.ended_at IS NULL AND i.queue_id IS NOT NULL
            AND i.state IN ('queued', 'offered', 'assigned', 'waitingForCustomer', 'wrapUp') ORDER BY i.enqueued_at, i.id\
            """,
            tx.tenant())
        .stream()
        .map(row -> fromRow(row, names))
        .toList();
  }

  @Override
  public List<InteractionId> onOffer(Tx tx, Instant before) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT id FROM interactions WHERE tenant_id = $1 AND state = 'offered' AND offer_expires_at < $2
            ORDER BY offer_expires_at, id\
            """,
            tx.tenant(),
            before)
        .stream()
        .map(row -> new InteractionId(row.getUUID("id")))
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

  private static ContactFact fromRow(Row row, RequirementNames names) {
    List<OpenOffer> offers = offers(row);
    ContactState state = offers.isEmpty() ? state(row.getString("state")) : ContactState.OFFERED;
    boolean nobodyHasIt = state == ContactState.WAITING || !offers.isEmpty();
    UserId agent = nobodyHasIt ? null : Rows.idOrNull(row, "agent_id", UserId::new);
    Instant dueBy = Rows.instantOrNull(row, "due_by");
    Instant holdsFrom = Rows.instantOrNull(row, "holds_from");
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
        due(row, state),
        PgContactNeeds.asks(row).needs(names).askedBy(Rows.idOrNull(row, "asked_by", UserId::new)),
        dueBy == null ? 0 : dueBy.toEpochMilli(),
        PgContactNeeds.holds(row),
        holdsFrom == null ? 0 : holdsFrom.toEpochMilli(),
        WrapUpRule.Mode.REQUESTED.wireName().equals(row.getString("wrap_up_mode")),
        offers);
  }

  private record OfferColumn(UUID agentId, long incarnation, long counter, long expiresAt) {
    OpenOffer offer() {
      return new OpenOffer(new UserId(agentId), new Epoch(incarnation, counter), expiresAt);
    }
  }

  private static List<OpenOffer> offers(Row row) {
    return row.getString("offers") == null
        ? List.of()
        : Rows.json(row, "offers", new TypeReference<List<OfferColumn>>() {}).stream()
            .map(OfferColumn::offer)
            .toList();
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
