package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.LeftMessage;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The newest message that a caller has left in each of some interactions, where there is one. */
final class MessageLook {
  private MessageLook() {}

  static Map<InteractionId, LeftMessage> of(Tx tx, List<Interaction> interactions) {
    UUID[] tasks =
        interactions.stream()
            .filter(each -> each.channel() == Channel.TASK)
            .map(each -> each.id().value())
            .toArray(UUID[]::new);
    if (tasks.length == 0) {
      return Map.of();
    }
    return PgTx.of(tx)
        .rows(
            """
            SELECT r.interaction_id, r.id, r.seconds, r.state, r.started_at, c.party FROM recordings r
            JOIN calls c ON c.tenant_id = r.tenant_id AND c.interaction_id = r.interaction_id
            WHERE r.tenant_id = $1 AND r.interaction_id = ANY ($2) AND r.kind = 'voicemail'
              AND r.state IN ('fetching', 'ready') ORDER BY r.id\
            """,
            tx.tenant(),
            tasks)
        .stream()
        .collect(
            Collectors.toMap(
                row -> new InteractionId(row.getUUID("interaction_id")),
                MessageLook::fromRow,
                (first, second) -> second));
  }

  private static LeftMessage fromRow(Row row) {
    return new LeftMessage(
        new RecordingId(row.getUUID("id")),
        row.getString("party").startsWith("+") ? row.getString("party") : null,
        row.getInteger("seconds"),
        Rows.instant(row, "started_at"),
        row.getString("state").equals("ready"));
  }
}
