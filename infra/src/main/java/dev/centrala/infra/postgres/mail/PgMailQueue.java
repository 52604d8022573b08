package dev.centrala.infra.postgres.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.MailId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealBrokenException;
import dev.centrala.infra.mail.MailContent;
import dev.centrala.infra.mail.MailQueue;
import dev.centrala.infra.mail.OutgoingMail;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table {@code outgoing_mails}; the content is sealed. */
public final class PgMailQueue implements MailQueue {
  private static final Logger LOG = LoggerFactory.getLogger(PgMailQueue.class);
  private static final int LONGEST_ERROR = 500;

  private final MasterKey masterKey;
  private final ObjectMapper json;

  public PgMailQueue(MasterKey masterKey, ObjectMapper json) {
    this.masterKey = masterKey;
    this.json = json;
  }

  @Override
  public void add(Tx tx, OutgoingMail mail) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO outgoing_mails (tenant_id, mail_id, recipient, sealed_content, state, next_attempt_at, created_at)
            VALUES ($1, $2, $3, $4, 'pending', $5, $5)\
            """,
            tx.tenant(),
            mail.id(),
            mail.recipient(),
            Buffer.buffer(seal(tx.tenant(), mail)),
            mail.createdAt());
  }

  @Override
  public List<TenantId> tenantsWithDueMail(DirectoryTx tx, Instant now) {
    return tenants(
        PgTx.of(tx).rows("SELECT directory.tenants_with_due_mail($1) AS tenant_id", now));
  }

  @Override
  public Optional<OutgoingMail> claim(Tx tx, Instant now, Instant leaseEnd) {
    while (true) {
      Optional<Row> claimed = claimRow(tx, now, leaseEnd);
      if (claimed.isEmpty()) {
        return Optional.empty();
      }
      try {
        return claimed.map(row -> fromRow(tx.tenant(), row));
      } catch (SealBrokenException broken) {
        LOG.warn(
            "mail {} of tenant {} cannot be opened: {}",
            claimed.get().getUUID("mail_id"),
            tx.tenant(),
            broken.getMessage());
      }
    }
  }

  /**
   * The one that is due is asked for once: with IN it is asked for again for each row that might be
   * it, where the planner thinks that best, and each time another one is claimed.
   */
  private static Optional<Row> claimRow(Tx tx, Instant now, Instant leaseEnd) {
    return PgTx.of(tx)
        .row(
            """
            UPDATE outgoing_mails SET next_attempt_at = $3, attempts = attempts + 1
            WHERE tenant_id = $1 AND mail_id = (
              SELECT mail_id FROM outgoing_mails
              WHERE tenant_id = $1 AND state = 'pending' AND next_attempt_at <= $2
              ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING mail_id, recipient, sealed_content, attempts - 1 AS attempts, created_at\
            """,
            tx.tenant(),
            now,
            leaseEnd);
  }

  @Override
  public void sent(Tx tx, MailId id, boolean keepContent) {
    PgTx.of(tx)
        .update(
            """
            UPDATE outgoing_mails SET state = 'sent', last_error = NULL,
              sealed_content = CASE WHEN $3 THEN sealed_content END
            WHERE tenant_id = $1 AND mail_id = $2\
            """,
            tx.tenant(),
            id,
            keepContent);
  }

  @Override
  public void failed(Tx tx, MailId id, String error, @Nullable Instant nextAttempt) {
    PgTx.of(tx)
        .update(
            """
            UPDATE outgoing_mails SET last_error = $3, next_attempt_at = coalesce($4, next_attempt_at),
              state = CASE WHEN $4::timestamptz IS NULL THEN 'failed' ELSE state END,
              sealed_content = CASE WHEN $4::timestamptz IS NULL THEN NULL ELSE sealed_content END
            WHERE tenant_id = $1 AND mail_id = $2\
            """,
            tx.tenant(),
            id,
            error.substring(0, Math.min(error.length(), LONGEST_ERROR)),
            nextAttempt);
  }

  @Override
  public List<TenantId> tenantsWithMailTo(DirectoryTx tx, @Nullable String recipient) {
    return tenants(
        PgTx.of(tx).rows("SELECT directory.tenants_with_mail_to($1) AS tenant_id", recipient));
  }

  @Override
  public List<OutgoingMail> newest(Tx tx, @Nullable String recipient) {
    return PgTx.of(tx)
        .rows(
            """
            SELECT mail_id, recipient, sealed_content, attempts, created_at FROM outgoing_mails
            WHERE tenant_id = $1 AND ($2::text IS NULL OR recipient = $2) AND sealed_content IS NOT NULL
            ORDER BY created_at DESC LIMIT 200\
            """,
            tx.tenant(),
            recipient)
        .stream()
        .map(row -> fromRow(tx.tenant(), row))
        .toList();
  }

  private static List<TenantId> tenants(List<Row> rows) {
    return rows.stream().map(row -> new TenantId(row.getUUID("tenant_id"))).toList();
  }

  private byte[] seal(TenantId tenant, OutgoingMail mail) {
    try {
      return masterKey.seal(purpose(mail.id()), tenant, json.writeValueAsBytes(mail.content()));
    } catch (IOException bug) {
      throw new UncheckedIOException(bug);
    }
  }

  private OutgoingMail fromRow(TenantId tenant, Row row) {
    MailId id = new MailId(row.getUUID("mail_id"));
    byte[] sealed = row.getBuffer("sealed_content").getBytes();
    try {
      return new OutgoingMail(
          id,
          row.getString("recipient"),
          json.readValue(masterKey.open(purpose(id), tenant, sealed), MailContent.class),
          row.getInteger("attempts"),
          row.getOffsetDateTime("created_at").toInstant());
    } catch (IOException corrupt) {
      throw new UncheckedIOException(corrupt);
    }
  }

  /** What a mail's content is sealed for. */
  public static String purpose(MailId id) {
    return "mail " + id;
  }
}
