package dev.centrala.infra.postgres.interaction;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.card.LookedUp;
import dev.centrala.core.interaction.card.PageTemplate;
import dev.centrala.core.interaction.card.QueueCard;
import dev.centrala.core.interaction.card.QueueCards;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables {@code queue_cards} and {@code interaction_facts}. */
public final class PgQueueCards implements QueueCards {
  static final TypeReference<LookedUpJson> FACTS = new TypeReference<>() {};

  @Override
  public QueueCard find(Tx tx, QueueId queue) {
    return PgTx.of(tx)
        .row("SELECT * FROM queue_cards WHERE tenant_id = $1 AND queue_id = $2", tx.tenant(), queue)
        .map(PgQueueCards::fromRow)
        .orElseGet(() -> QueueCard.none(queue));
  }

  @Override
  public QueueCard update(Tx tx, QueueCard card) {
    QueueCard.Page page = card.page();
    return PgTx.of(tx)
        .row(
            """
            INSERT INTO queue_cards (tenant_id, queue_id, version, page_name, page_url, look_up_url)
            VALUES ($1, $2, $3::bigint + 1, $4, $5, $6)
            ON CONFLICT (tenant_id, queue_id) DO UPDATE SET version = queue_cards.version + 1, page_name = $4,
              page_url = $5, look_up_url = $6, failed_at = NULL, failure = NULL
            WHERE queue_cards.version = $3
            RETURNING *\
            """,
            tx.tenant(),
            card.queue(),
            card.version(),
            page == null ? null : page.name(),
            page == null ? null : page.template().text(),
            card.lookUpUrl())
        .map(PgQueueCards::fromRow)
        .orElseThrow(() -> new RefusedException(new Refusal.StaleVersion("The card has changed.")));
  }

  @Override
  public Optional<byte[]> secret(Tx tx, QueueId queue) {
    return PgTx.of(tx)
        .row(
            """
            SELECT look_up_secret FROM queue_cards
            WHERE tenant_id = $1 AND queue_id = $2 AND look_up_secret IS NOT NULL\
            """,
            tx.tenant(),
            queue)
        .map(row -> row.getBuffer("look_up_secret").getBytes());
  }

  @Override
  public void putSecret(Tx tx, QueueId queue, byte @Nullable [] sealed) {
    PgTx.of(tx)
        .update(
            "UPDATE queue_cards SET look_up_secret = $3 WHERE tenant_id = $1 AND queue_id = $2",
            tx.tenant(),
            queue,
            sealed == null ? null : Buffer.buffer(sealed));
  }

  @Override
  public Set<QueueId> asking(Tx tx) {
    return PgTx.of(tx)
        .rows(
            "SELECT queue_id FROM queue_cards WHERE tenant_id = $1 AND look_up_url IS NOT NULL",
            tx.tenant())
        .stream()
        .map(row -> new QueueId(row.getUUID("queue_id")))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void put(Tx tx, InteractionId interaction, LookedUp found, Instant at) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO interaction_facts (tenant_id, interaction_id, facts, at) VALUES ($1, $2, $3::text::jsonb, $4)
            ON CONFLICT (tenant_id, interaction_id) DO UPDATE SET facts = EXCLUDED.facts, at = EXCLUDED.at\
            """,
            tx.tenant(),
            interaction,
            Rows.json(LookedUpJson.of(found)),
            at);
  }

  @Override
  public Optional<LookedUp> found(Tx tx, InteractionId interaction) {
    return PgTx.of(tx)
        .row(
            "SELECT facts::text FROM interaction_facts WHERE tenant_id = $1 AND interaction_id ="
                + " $2",
            tx.tenant(),
            interaction)
        .map(row -> Rows.json(row, "facts", FACTS).found());
  }

  @Override
  public void outcome(Tx tx, QueueId queue, QueueCard.@Nullable Failure failure) {
    PgTx.of(tx)
        .update(
            """
            UPDATE queue_cards SET failed_at = $3, failure = $4
            WHERE tenant_id = $1 AND queue_id = $2 AND ($4::text IS NOT NULL OR failure IS NOT NULL)\
            """,
            tx.tenant(),
            queue,
            failure == null ? null : failure.at(),
            failure == null ? null : failure.why());
  }

  private static QueueCard fromRow(Row row) {
    String page = row.getString("page_url");
    String failure = row.getString("failure");
    return new QueueCard(
        new QueueId(row.getUUID("queue_id")),
        row.getLong("version"),
        page == null
            ? null
            : new QueueCard.Page(row.getString("page_name"), new PageTemplate(page)),
        row.getString("look_up_url"),
        failure == null ? null : new QueueCard.Failure(Rows.instant(row, "failed_at"), failure));
  }
}
