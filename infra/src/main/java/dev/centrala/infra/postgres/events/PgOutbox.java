package dev.centrala.infra.postgres.events;

import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.webhook.RetrySchedule;
import dev.centrala.core.tenant.webhook.Webhook;
import dev.centrala.infra.postgres.JsonColumn;
import dev.centrala.infra.postgres.PgTx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes an event and its delivery to every webhook that asked for it, in one statement of the
 * fact's transaction; an event that nobody asked for leaves nothing. Events of one subject keep
 * their order as long as their transactions are ordered by a lock, as those of an interaction are
 * by its row.
 */
public final class PgOutbox implements Outbox {
  private final JsonColumn json;
  private final InstantSource clock;
  private final Consumer<TenantId> dueNow;

  /** {@code dueNow} hears after the commit that deliveries wait; losing it costs a little time. */
  public PgOutbox(JsonColumn json, InstantSource clock, Consumer<TenantId> dueNow) {
    this.json = json;
    this.clock = clock;
    this.dueNow = dueNow;
  }

  private record Body(String type, String timestamp, Map<String, Object> data) {}

  @Override
  public void append(Tx tx, DomainEvent event) {
    Instant now = clock.instant();
    int deliveries =
        PgTx.of(tx)
            .update(
                """
                WITH asked AS (
                  SELECT id FROM webhooks WHERE tenant_id = $1 AND active AND ($3 = ANY(events) OR $8 = ANY(events))
                ), event AS (
                  INSERT INTO outbox_events (tenant_id, id, type, at, body)
                  SELECT $1, $2, $3, $4, $5 WHERE EXISTS (SELECT FROM asked)
                  RETURNING id, seq
                )
                INSERT INTO webhook_deliveries
                  (tenant_id, id, webhook_id, event_id, seq, subject, state, next_attempt_at, try_until)
                SELECT $1, gen_random_uuid(), asked.id, event.id, event.seq, $6, 'pending', $7, $9 FROM asked, event\
                """,
                tx.tenant(),
                event.id(),
                event.type(),
                event.at(),
                json.write(body(tx.tenant(), event)),
                event.subject(),
                now,
                Webhook.ALL_EVENTS,
                now.plus(RetrySchedule.KEEP_TRYING));
    if (deliveries > 0) {
      TenantId tenant = tx.tenant();
      tx.afterCommit(() -> dueNow.accept(tenant));
    }
  }

  /**
   * An event whose subject has no numbering of its own is numbered by the microsecond it happened
   * in.
   */
  private static Body body(TenantId tenant, DomainEvent event) {
    Map<String, Object> data = new HashMap<>(event.data());
    data.put("tenantId", tenant.toString());
    data.putIfAbsent("subject", event.subject());
    data.putIfAbsent("sequence", ChronoUnit.MICROS.between(Instant.EPOCH, event.at()));
    return new Body(event.type(), event.at().toString(), data);
  }
}
