package dev.centrala.infra.postgres.rotation;

import dev.centrala.core.access.SecondFactor;
import dev.centrala.core.routing.QueueCardService;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.MailId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.shared.WebhookId;
import dev.centrala.core.tenant.ConnectionService;
import dev.centrala.core.tenant.webhook.WebhookService;
import dev.centrala.infra.postgres.flow.PgFlowRuns;
import dev.centrala.infra.postgres.flow.PgFlowSecrets;
import dev.centrala.infra.postgres.mail.PgMailQueue;
import dev.centrala.infra.postgres.recording.PgRecordingKeys;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A column of a tenant's table that is sealed: where it is, and for what purpose a row's value is
 * sealed.
 */
record SealedColumn(String table, String id, String column, Function<UUID, String> purpose) {
  /**
   * Answers that are kept for repeated requests are sealed, too, and not here: they live for a day,
   * which the old key must be kept for anyway.
   */
  static final List<SealedColumn> ALL =
      List.of(
          new SealedColumn(
              "connections", "id", "secret", id -> ConnectionService.purpose(new ConnectionId(id))),
          new SealedColumn(
              "webhooks", "id", "secret", id -> WebhookService.purpose(new WebhookId(id))),
          new SealedColumn(
              "webhooks", "id", "old_secret", id -> WebhookService.purpose(new WebhookId(id))),
          new SealedColumn(
              "user_totp", "user_id", "sealed_secret", id -> SecondFactor.purpose(new UserId(id))),
          new SealedColumn(
              "outgoing_mails",
              "mail_id",
              "sealed_content",
              id -> PgMailQueue.purpose(new MailId(id))),
          new SealedColumn("flow_secrets", "id", "sealed", PgFlowSecrets::purpose),
          new SealedColumn("flow_runs", "interaction_id", "sealed_secrets", PgFlowRuns::purpose),
          new SealedColumn("recording_keys", "id", "sealed", PgRecordingKeys::purpose),
          new SealedColumn(
              "queue_cards",
              "queue_id",
              "look_up_secret",
              id -> QueueCardService.purpose(new QueueId(id))));

  /** Rows under another key than {@code $2}, after those that cannot be opened. */
  String select() {
    return """
    SELECT %2$s AS id, %3$s AS sealed FROM %1$s
    WHERE tenant_id = $1 AND %3$s IS NOT NULL AND substring(%3$s FROM 2 FOR 8) <> $2
    ORDER BY %2$s LIMIT $3 OFFSET $4 FOR UPDATE\
    """
        .formatted(table, id, column);
  }

  String update() {
    return "UPDATE %s SET %s = $3 WHERE tenant_id = $1 AND %s = $2".formatted(table, column, id);
  }
}
