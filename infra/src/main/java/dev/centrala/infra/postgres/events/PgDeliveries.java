package dev.centrala.infra.postgres.events;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.DeliveryId;
import dev.centrala.core.shared.EventId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.WebhookId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries for the workers of all nodes. A claim is a lease: only its holder may report the
 * outcome, and when it does not, the delivery is claimed again. Of one subject and webhook only the
 * first pending delivery can be claimed.
 */
public final class PgDeliveries {
  /** Longer than any attempt can take. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final int LONGEST_ERROR = 500;

  /** A delivery in hand. The old secret is present while it still signs. */
  public record Claim(
      DeliveryId id,
      UUID lease,
      WebhookId webhook,
      EventId event,
      String url,
      String body,
      int attempts,
      Instant tryUntil,
      byte[] secret,
      byte @Nullable [] oldSecret) {}

  /** Tenants that have a delivery to make now. */
  public List<TenantId> tenantsWithDue(DirectoryTx tx, Instant now) {
    return tenants(tx, "SELECT directory.tenants_with_due_deliveries($1) AS tenant_id", now);
  }

  /** Tenants that have events from before {@code at}. */
  public List<TenantId> tenantsWithOldEvents(DirectoryTx tx, Instant at) {
    return tenants(tx, "SELECT directory.tenants_with_old_events($1) AS tenant_id", at);
  }

  private static List<TenantId> tenants(DirectoryTx tx, String sql, Instant at) {
    return PgTx.of(tx).rows(sql, at).stream()
        .map(row -> new TenantId(row.getUUID("tenant_id")))
        .toList();
  }

  /**
   * Takes at most {@code most} due deliveries, and of a webhook so many that no more than {@code
   * mostPerWebhook} are in hand; those come first that have the fewest.
   */
  public List<Claim> claim(
      Tx tx, Instant now, int most, int mostPerWebhook, Map<WebhookId, Integer> inHand) {
    UUID lease = UUID.randomUUID();
    List<Map.Entry<WebhookId, Integer>> counts = List.copyOf(inHand.entrySet());
    return PgTx.of(tx)
        .rows(
            """
            WITH due AS (
              SELECT next.id FROM webhooks w
              LEFT JOIN unnest($4::uuid[], $5::int[]) AS hand(webhook_id, count) ON hand.webhook_id = w.id
              CROSS JOIN LATERAL (
                SELECT d.id, d.seq FROM webhook_deliveries d
                WHERE d.tenant_id = w.tenant_id AND d.webhook_id = w.id
                  AND d.state = 'pending' AND d.next_attempt_at <= $2
                  AND (d.lease_until IS NULL OR d.lease_until <= $2)
                  AND NOT EXISTS (
                    SELECT FROM webhook_deliveries e
                    WHERE e.tenant_id = d.tenant_id AND e.webhook_id = d.webhook_id AND e.subject = d.subject
                      AND e.state = 'pending' AND e.seq < d.seq)
                ORDER BY d.seq LIMIT greatest(0, $6 - coalesce(hand.count, 0)) FOR UPDATE OF d SKIP LOCKED) next
              WHERE w.tenant_id = $1 AND w.active AND w.secret IS NOT NULL
              ORDER BY coalesce(hand.count, 0), next.seq LIMIT $3)
            UPDATE webhook_deliveries d SET lease = $7, lease_until = $8, attempts = d.attempts + 1
            FROM due, webhooks w, outbox_events e
            WHERE d.tenant_id = $1 AND d.id = due.id AND w.tenant_id = $1 AND w.id = d.webhook_id
              AND e.tenant_id = $1 AND e.id = d.event_id
            RETURNING d.id, d.lease, d.webhook_id, d.event_id, w.url, e.body, d.attempts, d.try_until, w.secret,
              CASE WHEN w.old_secret_until > $2 THEN w.old_secret END AS old_secret\
            """,
            tx.tenant(),
            now,
            most,
            counts.stream().map(each -> each.getKey().value()).toArray(UUID[]::new),
            counts.stream().map(Map.Entry::getValue).toArray(Integer[]::new),
            mostPerWebhook,
            lease,
            now.plus(LEASE))
        .stream()
        .map(PgDeliveries::fromRow)
        .toList();
  }

  private static Claim fromRow(Row row) {
    Buffer oldSecret = row.getBuffer("old_secret");
    return new Claim(
        new DeliveryId(row.getUUID("id")),
        row.getUUID("lease"),
        new WebhookId(row.getUUID("webhook_id")),
        new EventId(row.getUUID("event_id")),
        row.getString("url"),
        row.getString("body"),
        row.getInteger("attempts"),
        Rows.instant(row, "try_until"),
        row.getBuffer("secret").getBytes(),
        oldSecret == null ? null : oldSecret.getBytes());
  }

  public void delivered(Tx tx, Claim claim, int status) {
    PgTx.of(tx)
        .update(
            """
            UPDATE webhook_deliveries
            SET state = 'delivered', last_status = $4, last_error = NULL, next_attempt_at = NULL, lease = NULL,
              lease_until = NULL
            WHERE tenant_id = $1 AND id = $2 AND lease = $3\
            """,
            tx.tenant(),
            claim.id(),
            claim.lease(),
            status);
  }

  /** Tried again at {@code next}; without it, it has failed for good. */
  public void notDelivered(
      Tx tx, Claim claim, @Nullable Integer status, String error, @Nullable Instant next) {
    String kept = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    PgTx.of(tx)
        .update(
            """
            UPDATE webhook_deliveries
            SET state = $4, last_status = $5, last_error = $6, next_attempt_at = $7, lease = NULL, lease_until = NULL
            WHERE tenant_id = $1 AND id = $2 AND lease = $3\
            """,
            tx.tenant(),
            claim.id(),
            claim.lease(),
            next == null ? "failed" : "pending",
            status,
            kept,
            next);
  }

  /** Removes events from before {@code at} of which nothing is pending. */
  public int removeOldEvents(Tx tx, Instant at) {
    return PgTx.of(tx)
        .update(
            """
            DELETE FROM outbox_events e
            WHERE e.tenant_id = $1 AND e.at < $2 AND NOT EXISTS (
              SELECT FROM webhook_deliveries d
              WHERE d.tenant_id = e.tenant_id AND d.event_id = e.id AND d.state = 'pending')\
            """,
            tx.tenant(),
            at);
  }
}
