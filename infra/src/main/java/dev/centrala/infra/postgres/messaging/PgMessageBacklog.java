package dev.centrala.infra.postgres.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.connectors.twilio.webhook.InboundSms;
import dev.centrala.connectors.twilio.webhook.MessageBacklog;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The backlog in PostgreSQL: one row a message, written in one round trip. */
public final class PgMessageBacklog implements MessageBacklog {
  /** Beyond this a carrier is asked to come again. */
  private static final int MOST = 20_000;

  private final Transactions transactions;
  private final ObjectMapper json;

  public PgMessageBacklog(Transactions transactions, ObjectMapper json) {
    this.transactions = transactions;
    this.json = json;
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
                      WHERE NOT EXISTS (SELECT FROM message_backlog WHERE tenant_id = $1 ORDER BY seq OFFSET $9)
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
              AND NOT EXISTS (SELECT FROM message_backlog WHERE tenant_id = $1 AND leased_until > $2)
              ORDER BY seq LIMIT $4),
            leased AS (
              UPDATE message_backlog b SET leased_until = $3 FROM oldest
              WHERE b.tenant_id = $1 AND b.message_sid = oldest.message_sid RETURNING b.*)
            SELECT message_sid, connection_id, from_address, to_address, text, media::text AS media, opt_out
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
              row.getString("opt_out")));
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
  public List<TenantId> tenants() {
    return transactions.inDirectory(tx ->
        PgTx.of(tx).rows("SELECT directory.tenants_with_backlog() AS tenant_id").stream()
            .map(row -> new TenantId(row.getUUID("tenant_id")))
            .toList());
  }
}
