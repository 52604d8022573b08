package dev.centrala.infra.postgres.messaging;

import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.Dispatch;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Messages in PostgreSQL. Ids grow with time, so their order is the order of writing. */
public final class PgMessages implements MessageStore {
  @Override
  public void insert(Tx tx, Message message) {
    PgTx.of(tx)
        .later(
            """
            INSERT INTO messages (tenant_id, id, interaction_id, thread_id, inbound, author_kind, author_id, author_name,
              text, attachments, client_message_id, status, detail, provider_message_id, segments, at, next_attempt_at, payload)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12, $13, $14, $15, $16, $17, $18::text::jsonb)\
            """,
            tx.tenant(),
            message.id(),
            message.interaction(),
            message.thread(),
            message.inbound(),
            message.author().kind().wireName(),
            message.author().id(),
            message.author().name(),
            message.text(),
            MessageRows.attachments(message.attachments()),
            message.clientMessageId(),
            message.status().wireName(),
            message.detail(),
            message.providerMessageId(),
            message.segments(),
            message.at(),
            message.status() == MessageStatus.PENDING ? message.at() : null,
            message.payload().isEmpty() ? null : Rows.json(message.payload()));
  }

  @Override
  public Optional<Message> find(Tx tx, MessageId id) {
    return PgTx.of(tx)
        .row(MessageRows.SELECT + "WHERE m.tenant_id = $1 AND m.id = $2", tx.tenant(), id)
        .map(MessageRows::message);
  }

  @Override
  public Optional<Message> byClientId(Tx tx, InteractionId interaction, String clientMessageId) {
    return PgTx.of(tx)
        .row(
            MessageRows.SELECT
                + "WHERE m.tenant_id = $1 AND m.interaction_id = $2 AND m.client_message_id = $3",
            tx.tenant(),
            interaction,
            clientMessageId)
        .map(MessageRows::message);
  }

  @Override
  public Optional<Message> byProviderId(Tx tx, String providerMessageId) {
    return PgTx.of(tx)
        .row(
            MessageRows.SELECT + "WHERE m.tenant_id = $1 AND m.provider_message_id = $2",
            tx.tenant(),
            providerMessageId)
        .map(MessageRows::message);
  }

  @Override
  public void update(Tx tx, Message message) {
    PgTx.of(tx)
        .update(
            """
            UPDATE messages SET status = $3, detail = $4, provider_message_id = $5, segments = $6,
              next_attempt_at = CASE WHEN $3 = 'pending' THEN next_attempt_at END
            WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            message.id(),
            message.status().wireName(),
            message.detail(),
            message.providerMessageId(),
            message.segments());
  }

  @Override
  public Page<Message> list(Tx tx, InteractionId interaction, PageRequest page) {
    List<Message> found =
        PgTx.of(tx)
            .rows(
                MessageRows.SELECT
                    + """
                    WHERE m.tenant_id = $1 AND m.interaction_id = $2 AND ($3::uuid IS NULL OR m.id > $3)
                    ORDER BY m.id LIMIT $4\
                    """,
                tx.tenant(),
                interaction,
                Cursors.id(page),
                page.limit() + 1)
            .stream()
            .map(MessageRows::message)
            .toList();
    return Cursors.page(found, page, Message::id);
  }

  @Override
  public Supplier<List<Message>> askNewest(Tx tx, InteractionId interaction, int most) {
    Supplier<List<Row>> rows =
        PgTx.of(tx)
            .ask(
                MessageRows.SELECT
                    + "WHERE m.tenant_id = $1 AND m.interaction_id = $2 ORDER BY m.id DESC LIMIT"
                    + " $3",
                tx.tenant(),
                interaction,
                most);
    return () -> rows.get().stream().map(MessageRows::message).toList().reversed();
  }

  @Override
  public List<Dispatch> claim(Tx tx, Instant now, Instant leaseUntil, int most) {
    return PgTx.of(tx)
        .rows(
            """
            WITH due AS (
              SELECT m.id, m.tried AS was_tried FROM messages m
              WHERE m.tenant_id = $1 AND m.status = 'pending' AND m.next_attempt_at <= $2
              AND NOT EXISTS (SELECT FROM messages e WHERE e.tenant_id = $1 AND e.thread_id = m.thread_id
                AND e.status = 'pending' AND e.id < m.id)
              ORDER BY m.next_attempt_at LIMIT $4 FOR UPDATE OF m SKIP LOCKED),
            leased AS (
              UPDATE messages m SET next_attempt_at = $3, tried = true, attempts = m.attempts + 1,
                first_tried_at = COALESCE(m.first_tried_at, $2)
              FROM due WHERE m.tenant_id = $1 AND m.id = due.id RETURNING m.*, due.was_tried)
            SELECT
            """
                + MessageRows.COLUMNS
                + """
                    , m.was_tried, m.attempts, m.first_tried_at, e.connection_id, e.address, t.customer_address
                FROM leased m JOIN threads t ON t.tenant_id = m.tenant_id AND t.id = m.thread_id
                JOIN entry_points e ON e.tenant_id = t.tenant_id AND e.id = t.entry_point_id
                ORDER BY m.id\
                """,
            tx.tenant(),
            now,
            leaseUntil,
            most)
        .stream()
        .map(MessageRows::dispatch)
        .toList();
  }

  @Override
  public void settle(Tx tx, Dispatch dispatch, boolean tried, Instant retryAt) {
    PgTx.of(tx)
        .update(
            """
            UPDATE messages SET tried = $4, next_attempt_at = $5
            WHERE tenant_id = $1 AND id = $2 AND status = 'pending' AND attempts = $3\
            """,
            tx.tenant(),
            dispatch.message().id(),
            dispatch.attempts(),
            tried,
            retryAt);
  }

  @Override
  public void giveBack(Tx tx, Dispatch dispatch, Instant now) {
    PgTx.of(tx)
        .update(
            """
            UPDATE messages SET tried = $4, next_attempt_at = $5, attempts = attempts - 1
            WHERE tenant_id = $1 AND id = $2 AND status = 'pending' AND attempts = $3\
            """,
            tx.tenant(),
            dispatch.message().id(),
            dispatch.attempts(),
            dispatch.tried(),
            now);
  }
}
