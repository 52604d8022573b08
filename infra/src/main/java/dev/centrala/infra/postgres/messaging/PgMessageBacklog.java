package dev.centrala.infra.postgres.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.connectors.twilio.webhook.InboundSms;
import dev.centrala.connectors.twilio.webhook.MessageBacklog;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backlog in PostgreSQL: one row a message, written in one round trip. */
public final class PgMessageBacklog implements MessageBacklog {
  /** Beyond this a carrier is asked to come again. */
  private static final int MOST = 20_000;

  private static final int LONGEST_REASON = 500;

  private final Transactions transactions;
  private final ObjectMapper json;
  private final AuditTrail trail;

  public PgMessageBacklog(Transactions transactions, ObjectMapper json, AuditTrail trail) {
    this.transactions = transactions;
    this.json = json;
    this.trail = trail;
  }

  private record MediaJson(String url, String contentType) {}

  @Override
  public void add(TenantId tenant, ConnectionId connection, InboundSms sms) {
    boolean full =
        transactions.inTenant(
            tenant,
            tx -> {
              PgTx.of(tx)
                  .later(
                      """
                      INSERT INTO message_backlog (tenant_id, message_sid, connection_id, from_address, to_address, text, media, opt_out)
                      SELECT $1, $2, $3, $4, $5, $6, $7::text::jsonb, $8
                      WHERE NOT EXISTS (
                        SELECT FROM message_backlog WHERE tenant_id = $1 AND failed_at IS NULL ORDER BY seq OFFSET $9)
                      ON CONFLICT DO NOTHING\
                      """,
                      tenant,
                      sms.messageSid(),
                      connection,
                      sms.from(),
                      sms.to(),
                      sms.text(),
                      media(sms),
                      sms.optOutType(),
                      (long) MOST);
              return PgTx.of(tx)
                  .row(
                      "SELECT 1 FROM message_backlog WHERE tenant_id = $1 AND message_sid = $2",
                      tenant,
                      sms.messageSid())
                  .isEmpty();
            });
    if (full) {
      throw new RefusedException(
          new Refusal.Unavailable("Too many messages wait; please try again later."));
    }
  }

  private String media(InboundSms sms) {
    try {
      return json.writeValueAsString(
          sms.media().stream()
              .map(each -> new MediaJson(each.url().toString(), each.contentType()))
              .toList());
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  @Override
  public List<Waiting> claim(TenantId tenant, Instant now, Instant leaseUntil, int most) {
    return transactions.inTenant(
        tenant,
        tx -> {
          boolean alone =
              PgTx.of(tx)
                  .rowOf(
                      "backlog",
                      "SELECT pg_try_advisory_xact_lock(hashtextextended('backlog ' || $1::text,"
                          + " 0)) AS alone",
                      tenant.toString())
                  .getBoolean("alone");
          return alone ? claim(PgTx.of(tx), now, leaseUntil, most) : List.of();
        });
  }

  private List<Waiting> claim(PgTx tx, Instant now, Instant leaseUntil, int most) {
    return tx
        .rows(
            """
            WITH oldest AS (
              SELECT message_sid FROM message_backlog WHERE tenant_id = $1
              AND failed_at IS NULL AND (next_attempt_at IS NULL OR next_attempt_at <= $2)
              AND NOT EXISTS (SELECT FROM message_backlog WHERE tenant_id = $1 AND leased_until > $2)
              ORDER BY seq LIMIT $4),
            leased AS (
              UPDATE message_backlog b SET leased_until = $3 FROM oldest
              WHERE b.tenant_id = $1 AND b.message_sid = oldest.message_sid RETURNING b.*)
            SELECT message_sid, connection_id, from_address, to_address, text, media::text AS media, opt_out,
              attempts
            FROM leased ORDER BY seq\
            """,
            tx.tenant(),
            now,
            leaseUntil,
            most)
        .stream()
        .map(this::fromRow)
        .toList();
  }

  private Waiting fromRow(Row row) {
    try {
      List<InboundSms.Media> media =
          json.readValue(row.getString("media"), new TypeReference<List<MediaJson>>() {}).stream()
              .map(each -> new InboundSms.Media(URI.create(each.url()), each.contentType()))
              .toList();
      return new Waiting(
          new ConnectionId(row.getUUID("connection_id")),
          new InboundSms(
              row.getString("message_sid"),
              row.getString("from_address"),
              row.getString("to_address"),
              row.getString("text"),
              media,
              row.getString("opt_out")),
          row.getInteger("attempts"));
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }

  @Override
  public void remove(TenantId tenant, String messageSid) {
    transactions.doInTenant(
        tenant,
        tx ->
            PgTx.of(tx)
                .update(
                    "DELETE FROM message_backlog WHERE tenant_id = $1 AND message_sid = $2",
                    tenant,
                    messageSid));
  }

  @Override
  public void failed(TenantId tenant, Waiting message, String reason, @Nullable Instant next) {
    String kept = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    String sid = message.sms().messageSid();
    transactions.doInTenant(
        tenant,
        tx -> {
          int found =
              PgTx.of(tx)
                  .update(
                      """
                      UPDATE message_backlog SET attempts = attempts + 1, last_error = $3, next_attempt_at = $4,
                        failed_at = CASE WHEN $4::timestamptz IS NULL THEN now() END
                      WHERE tenant_id = $1 AND message_sid = $2 AND failed_at IS NULL\
                      """,
                      tenant,
                      sid,
                      kept,
                      next);
          if (found > 0 && next == null) {
            trail.write(
                tx,
                Actor.SYSTEM,
                "message.failed",
                "connection",
                message.connection().toString(),
                Map.of("messageSid", sid, "reason", kept, "attempts", message.failures() + 1));
          }
        });
  }

  @Override
  public void release(TenantId tenant) {
    transactions.doInTenant(
        tenant,
        tx ->
            PgTx.of(tx)
                .update(
                    "UPDATE message_backlog SET leased_until = NULL"
                        + " WHERE tenant_id = $1 AND leased_until IS NOT NULL",
                    tenant));
  }

  @Override
  public List<TenantId> tenants(Instant now) {
    return transactions.inDirectory(tx ->
        PgTx.of(tx).rows("SELECT directory.tenants_with_due_backlog($1) AS tenant_id", now).stream()
            .map(row -> new TenantId(row.getUUID("tenant_id")))
            .toList());
  }
}
