package dev.centrala.infra.postgres.interaction;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionFilter;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.TimelineEvent;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Interactions and their timelines in PostgreSQL. */
public final class PgInteractions implements InteractionStore {
  private static final String SELECT = "SELECT i.* FROM interactions i ";
  private static final String APPEND =
      """
      INSERT INTO interaction_events (tenant_id, interaction_id, sequence, type, at, actor_kind, actor_id, data)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)\
      """;

  @Override
  public void insert(Tx tx, Interaction interaction) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO interactions (tenant_id, id, version, channel, inbound, state, entry_point_id, thread_id,
              customer_id, fence_incarnation, fence_counter, created_at, last_message_at, last_sequence)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)\
            """,
            tx.tenant(),
            interaction.id(),
            interaction.version(),
            interaction.channel().wireName(),
            interaction.inbound(),
            interaction.state().wireName(),
            interaction.entryPoint(),
            interaction.thread(),
            interaction.customer(),
            interaction.fence().incarnation(),
            interaction.fence().counter(),
            interaction.createdAt(),
            interaction.lastMessageAt(),
            interaction.lastSequence());
  }

  @Override
  public Optional<Interaction> find(Tx tx, InteractionId id) {
    return PgTx.of(tx)
        .row(SELECT + "WHERE i.tenant_id = $1 AND i.id = $2", tx.tenant(), id)
        .map(InteractionRows::fromRow);
  }

  @Override
  public Optional<Interaction> lock(Tx tx, InteractionId id) {
    return PgTx.of(tx)
        .row(SELECT + "WHERE i.tenant_id = $1 AND i.id = $2 FOR UPDATE", tx.tenant(), id)
        .map(InteractionRows::fromRow);
  }

  @Override
  public void save(Tx tx, Interaction interaction) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(tx.tenant());
    parameters.add(interaction.id());
    parameters.addAll(Arrays.asList(InteractionRows.changeable(interaction)));
    PgTx.of(tx)
        .latest(
            interaction.id(),
            """
            UPDATE interactions SET version = version + 1, state = $3, flow_id = $4, flow_version = $5, flow_node = $6,
              queue_id = $7, priority = $8, enqueued_at = $9, agent_id = $10, offer_id = $11, offer_expires_at = $12,
              assigned_at = $13, cost = $14, wrap_up_mode = $15, wrap_up_started_at = $16, wrap_up_ends_at = $17,
              wrap_up_code_id = $18, fence_incarnation = $19, fence_counter = $20, disconnected_at = $21, ended_at = $22,
              outcome = $23, last_message_at = $24, due_at = $25, last_sequence = $26, channel = $27, entry_point_id = $28,
              thread_id = $29
            WHERE tenant_id = $1 AND id = $2\
            """,
            parameters.toArray());
  }

  @Override
  public void append(Tx tx, InteractionId id, TimelineEvent event) {
    PgTx pg = PgTx.of(tx);
    pg.gather("interaction_events", row(tx, id, event), rows -> pg.sendEach(APPEND, rows));
  }

  private static @Nullable Object[] row(Tx tx, InteractionId id, TimelineEvent event) {
    return new @Nullable Object[] {
      tx.tenant(),
      id,
      event.sequence(),
      event.type(),
      event.at(),
      event.actor().kind().wireName(),
      event.actor().id(),
      Rows.json(event.data())
    };
  }

  @Override
  public Page<TimelineEvent> events(Tx tx, InteractionId id, PageRequest page) {
    List<TimelineEvent> found =
        PgTx.of(tx)
            .rows(
                """
                SELECT sequence, type, at, actor_kind, actor_id, data::text AS data FROM interaction_events
                WHERE tenant_id = $1 AND interaction_id = $2 AND sequence > $3 ORDER BY sequence LIMIT $4\
                """,
                tx.tenant(),
                id,
                Cursors.number(page, 0),
                page.limit() + 1)
            .stream()
            .map(PgInteractions::event)
            .toList();
    return Cursors.page(found, page, TimelineEvent::sequence);
  }

  @Override
  public List<Interaction> findAll(Tx tx, Collection<InteractionId> ids) {
    return PgTx.of(tx)
        .rows(
            SELECT + "WHERE i.tenant_id = $1 AND i.id = ANY ($2)",
            tx.tenant(),
            ids.stream().map(InteractionId::value).toArray(UUID[]::new))
        .stream()
        .map(InteractionRows::fromRow)
        .toList();
  }

  @Override
  public Page<Interaction> list(Tx tx, InteractionFilter filter, PageRequest page) {
    List<Interaction> found =
        PgTx.of(tx)
            .rows(
                SELECT
                    + """
                    WHERE i.tenant_id = $1 AND ($2::uuid IS NULL OR i.id < $2)
                    AND (cardinality($3::text[]) = 0 OR i.state = ANY ($3))
                    AND ($4::uuid IS NULL OR i.queue_id = $4) AND ($5::uuid IS NULL OR i.agent_id = $5)
                    AND ($6::uuid IS NULL OR i.customer_id = $6 OR i.customer_id IN (SELECT c.id FROM customers c
                      WHERE c.tenant_id = $1 AND c.merged_into = $6))
                    AND ($7::text IS NULL OR i.channel = $7)
                    AND ($8::timestamptz IS NULL OR i.created_at >= $8) AND ($9::timestamptz IS NULL OR i.created_at < $9)
                    ORDER BY i.id DESC LIMIT $10\
                    """,
                tx.tenant(),
                Cursors.id(page),
                filter.states().stream()
                    .map(InteractionState::wireName)
                    .sorted()
                    .toArray(String[]::new),
                filter.queue(),
                filter.agent(),
                filter.customer(),
                filter.channel() == null ? null : filter.channel().wireName(),
                filter.from(),
                filter.to(),
                page.limit() + 1)
            .stream()
            .map(InteractionRows::fromRow)
            .toList();
    return Cursors.page(found, page, Interaction::id);
  }

  @Override
  public List<Interaction> inHandOf(Tx tx, UserId agent) {
    return PgTx.of(tx)
        .rows(
            SELECT
                + """
                WHERE i.tenant_id = $1 AND i.agent_id = $2
                AND i.state IN ('offered', 'assigned', 'waitingForCustomer', 'wrapUp') AND i.ended_at IS NULL
                ORDER BY i.id\
                """,
            tx.tenant(),
            agent)
        .stream()
        .map(InteractionRows::fromRow)
        .toList();
  }

  @Override
  public boolean isTaken(Tx tx, UserId agent, OfferId offer) {
    return PgTx.of(tx)
        .row(
            """
            SELECT FROM interactions WHERE tenant_id = $1 AND agent_id = $2 AND offer_id = $3
            AND state IN ('assigned', 'waitingForCustomer', 'wrapUp') AND ended_at IS NULL\
            """,
            tx.tenant(),
            agent,
            offer)
        .isPresent();
  }

  @Override
  public Optional<UserId> lastAgentOf(Tx tx, CustomerId customer) {
    return PgTx.of(tx)
        .row(
            """
            SELECT agent_id FROM interactions WHERE tenant_id = $1 AND customer_id = $2 AND agent_id IS NOT NULL
            AND state <> 'offered' ORDER BY id DESC LIMIT 1\
            """,
            tx.tenant(),
            customer)
        .map(row -> new UserId(row.getUUID("agent_id")));
  }

  @Override
  public List<InteractionId> due(Tx tx, Instant now, int most) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT id FROM interactions WHERE tenant_id = $1 AND due_at <= $2 ORDER BY due_at LIMIT $3\
            """,
            tx.tenant(),
            now,
            most)
        .stream()
        .map(row -> new InteractionId(row.getUUID("id")))
        .toList();
  }

  @Override
  public boolean firstSight(Tx tx, String provider, String eventId) {
    return PgTx.of(tx)
            .update(
                """
                INSERT INTO provider_events (tenant_id, provider, event_id) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING\
                """,
                tx.tenant(),
                provider,
                eventId)
        == 1;
  }

  private static TimelineEvent event(Row row) {
    return new TimelineEvent(
        row.getLong("sequence"),
        row.getString("type"),
        Rows.instant(row, "at"),
        new Actor(Actor.Kind.fromWireName(row.getString("actor_kind")), row.getString("actor_id")),
        Rows.json(row, "data", new TypeReference<Map<String, Object>>() {}));
  }
}
