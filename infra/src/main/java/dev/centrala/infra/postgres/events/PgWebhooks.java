package dev.centrala.infra.postgres.events;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.DeliveryId;
import dev.centrala.core.shared.EventId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.webhook.Delivery;
import dev.centrala.core.tenant.webhook.Replay;
import dev.centrala.core.tenant.webhook.Webhook;
import dev.centrala.core.tenant.webhook.WebhookStore;
import dev.centrala.infra.postgres.Cursors;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import dev.centrala.infra.postgres.SetUpRows;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks of a tenant, their sealed secrets, and what became of their deliveries. */
public final class PgWebhooks extends SetUpRows<WebhookId, Webhook> implements WebhookStore {
  public PgWebhooks() {
    super("webhooks", "id, version, url, events, active, created_at");
  }

  @Override
  protected Webhook fromRow(Row row) {
    return new Webhook(
        new WebhookId(row.getUUID("id")),
        row.getLong("version"),
        row.getString("url"),
        List.of(row.getArrayOfStrings("events")),
        row.getBoolean("active"),
        Rows.instant(row, "created_at"));
  }

  @Override
  protected void insertRow(PgTx tx, Webhook webhook) {
    tx.update(
        """
        INSERT INTO webhooks (tenant_id, id, version, url, events, active, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)\
        """,
        tx.tenant(),
        webhook.id(),
        webhook.version(),
        webhook.url(),
        webhook.events().toArray(String[]::new),
        webhook.active(),
        webhook.createdAt());
  }

  @Override
  protected int updateRow(PgTx tx, Webhook webhook) {
    return tx.update(
        """
        UPDATE webhooks SET version = $3, url = $4, events = $5, active = $6
        WHERE tenant_id = $1 AND id = $2 AND version = $3 - 1\
        """,
        tx.tenant(),
        webhook.id(),
        webhook.version(),
        webhook.url(),
        webhook.events().toArray(String[]::new),
        webhook.active());
  }

  @Override
  public void putSecret(Tx tx, WebhookId id, byte[] sealed) {
    PgTx.of(tx)
        .update(
            "UPDATE webhooks SET secret = $3 WHERE tenant_id = $1 AND id = $2",
            tx.tenant(),
            id,
            Buffer.buffer(sealed));
  }

  @Override
  public void replaceSecret(Tx tx, WebhookId id, byte[] sealed, Instant oldUntil) {
    PgTx.of(tx)
        .update(
            """
            UPDATE webhooks SET old_secret = secret, old_secret_until = $4, secret = $3
            WHERE tenant_id = $1 AND id = $2\
            """,
            tx.tenant(),
            id,
            Buffer.buffer(sealed),
            oldUntil);
  }

  /** The row and its place in the list. */
  private record Listed(Delivery delivery, long seq) {}

  @Override
  public Page<Delivery> deliveries(
      Tx tx, WebhookId id, Delivery.@Nullable State state, PageRequest page) {
    List<Listed> rows =
        PgTx.of(tx)
            .rows(
                """
                SELECT d.id, d.event_id, d.seq, d.state, d.attempts, d.last_status, d.last_error, d.next_attempt_at,
                  e.type, e.at
                FROM webhook_deliveries d JOIN outbox_events e ON e.tenant_id = d.tenant_id AND e.id = d.event_id
                WHERE d.tenant_id = $1 AND d.webhook_id = $2 AND d.seq < $3 AND ($4::text IS NULL OR d.state = $4)
                ORDER BY d.seq DESC LIMIT $5\
                """,
                tx.tenant(),
                id,
                Cursors.number(page, Long.MAX_VALUE),
                state == null ? null : state.wireName(),
                page.limit() + 1)
            .stream()
            .map(row -> new Listed(delivery(row), row.getLong("seq")))
            .toList();
    return Cursors.page(rows, page, Listed::seq).map(Listed::delivery);
  }

  private static Delivery delivery(Row row) {
    return new Delivery(
        new DeliveryId(row.getUUID("id")),
        new EventId(row.getUUID("event_id")),
        row.getString("type"),
        Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInteger("attempts"),
        row.getInteger("last_status"),
        row.getString("last_error"),
        Rows.instantOrNull(row, "next_attempt_at"),
        Rows.instant(row, "at"));
  }

  @Override
  public int replay(Tx tx, WebhookId id, Replay replay, Instant now, Instant until) {
    UUID[] named =
        replay instanceof Replay.Named given
            ? given.deliveries().stream().map(DeliveryId::value).toArray(UUID[]::new)
            : null;
    Instant since = replay instanceof Replay.Since given ? given.at() : null;
    return PgTx.of(tx)
        .update(
            """
            UPDATE webhook_deliveries d
            SET state = 'pending', attempts = 0, next_attempt_at = $5, try_until = $6, lease = NULL, lease_until = NULL
            FROM outbox_events e
            WHERE d.tenant_id = $1 AND d.webhook_id = $2 AND d.state <> 'pending'
              AND e.tenant_id = d.tenant_id AND e.id = d.event_id
              AND (d.id = ANY($3::uuid[]) OR e.at >= $4::timestamptz)\
            """,
            tx.tenant(),
            id,
            named,
            since,
            now,
            until);
  }
}
