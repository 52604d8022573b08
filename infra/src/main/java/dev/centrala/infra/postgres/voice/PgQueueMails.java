package dev.centrala.infra.postgres.voice;

import dev.centrala.core.call.QueueMail;
import dev.centrala.core.call.QueueMailStore;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.sqlclient.Row;

/** The table {@code queue_mails}. */
public final class PgQueueMails implements QueueMailStore {
  @Override
  public QueueMail find(Tx tx, QueueId queue) {
    return PgTx.of(tx)
        .row(
            """
            SELECT queue_id, version, user_id, voicemails, summaries FROM queue_mails
            WHERE tenant_id = $1 AND queue_id = $2\
            """,
            tx.tenant(),
            queue)
        .map(PgQueueMails::fromRow)
        .orElseGet(() -> QueueMail.none(queue));
  }

  @Override
  public QueueMail update(Tx tx, QueueMail mail) {
    return PgTx.of(tx)
        .row(
            """
            INSERT INTO queue_mails (tenant_id, queue_id, version, user_id, voicemails, summaries)
            SELECT $1, $2, $3::bigint + 1, $4, $5, $6 WHERE $3 = 0
              OR EXISTS (SELECT FROM queue_mails WHERE tenant_id = $1 AND queue_id = $2)
            ON CONFLICT (tenant_id, queue_id) DO UPDATE SET version = queue_mails.version + 1, user_id = $4,
              voicemails = $5, summaries = $6
            WHERE queue_mails.version = $3
            RETURNING queue_id, version, user_id, voicemails, summaries\
            """,
            tx.tenant(),
            mail.queue(),
            mail.version(),
            mail.responsible(),
            mail.voicemails(),
            mail.summaries())
        .map(PgQueueMails::fromRow)
        .orElseThrow(
            () -> new RefusedException(new Refusal.StaleVersion("The mails have changed.")));
  }

  private static QueueMail fromRow(Row row) {
    return new QueueMail(
        new QueueId(row.getUUID("queue_id")),
        row.getLong("version"),
        row.getUUID("user_id") == null ? null : new UserId(row.getUUID("user_id")),
        row.getBoolean("voicemails"),
        row.getBoolean("summaries"));
  }
}
