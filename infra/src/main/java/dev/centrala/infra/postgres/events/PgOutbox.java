package dev.centrala.infra.postgres.events;

import static java.time.ZoneOffset.UTC;

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
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Writes events and their deliveries to every webhook that asked for them, in one statement of the
 * facts' transaction; an event that nobody asked for leaves nothing. Events of one subject keep
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
    PgTx pg = PgTx.of(tx);
    pg.gather("outbox_events", event, events -> write(pg, events));
  }

  private void write(PgTx tx, List<DomainEvent> events) {
    Instant now = clock.instant();
    TenantId tenant = tx.tenant();
    IntSupplier deliveries =
        tx.send(
            """
            WITH told AS (
              SELECT * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
                WITH ORDINALITY AS t (id, type, at, body, subject, place)
            ), asked AS (
              SELECT told.id AS event_id, webhooks.id AS webhook_id FROM told JOIN webhooks
                ON webhooks.tenant_id = $1 AND active AND (type = ANY(events) OR $7 = ANY(events))
            ), event AS (
              INSERT INTO outbox_events (tenant_id, id, type, at, body)
              SELECT $1, id, type, at, body FROM told WHERE id IN (SELECT event_id FROM asked) ORDER BY place
              RETURNING id, seq
            )
            INSERT INTO webhook_deliveries
              (tenant_id, id, webhook_id, event_id, seq, subject, state, next_attempt_at, try_until)
            SELECT $1, gen_random_uuid(), asked.webhook_id, event.id, event.seq, told.subject, 'pending', $8, $9
            FROM event JOIN told USING (id) JOIN asked ON asked.event_id = event.id\
            """,
            tenant,
            events.stream().map(event -> event.id().value()).toArray(UUID[]::new),
            events.stream().map(DomainEvent::type).toArray(String[]::new),
            events.stream().map(each -> each.at().atOffset(UTC)).toArray(OffsetDateTime[]::new),
            events.stream().map(event -> json.write(body(tenant, event))).toArray(String[]::new),
            events.stream().map(DomainEvent::subject).toArray(String[]::new),
            Webhook.ALL_EVENTS,
            now,
            now.plus(RetrySchedule.KEEP_TRYING));
    tx.afterCommit(() -> {
      if (deliveries.getAsInt() > 0) {
        dueNow.accept(tenant);
      }
    });
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
