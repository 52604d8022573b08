package dev.centrala.infra.postgres.messaging;

import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.messaging.AttachmentStore;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.infra.postgres.PgTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files in the table {@code attachments}, bytes beside the facts. */
public final class PgAttachmentStore implements AttachmentStore {
  @Override
  public void insert(Tx tx, Attachment attachment, byte[] content, String uploadedBy) {
    PgTx.of(tx)
        .update(
            """
            INSERT INTO attachments (tenant_id, id, name, content_type, size, uploaded_by, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7)\
            """,
            tx.tenant(),
            attachment.id(),
            attachment.name(),
            attachment.contentType(),
            attachment.size(),
            uploadedBy,
            Buffer.buffer(content));
  }

  @Override
  public Optional<Attachment> find(Tx tx, AttachmentId id) {
    return row(tx, id, "id, name, content_type, size").map(PgAttachmentStore::fromRow);
  }

  @Override
  public Optional<byte[]> content(Tx tx, AttachmentId id) {
    return row(tx, id, "content").map(row -> row.getBuffer("content").getBytes());
  }

  @Override
  public Optional<String> uploadedBy(Tx tx, AttachmentId id) {
    return row(tx, id, "uploaded_by").map(row -> row.getString("uploaded_by"));
  }

  @Override
  public Optional<InteractionId> interaction(Tx tx, AttachmentId id) {
    return row(tx, id, "interaction_id")
        .flatMap(row -> Optional.ofNullable(row.getUUID("interaction_id")))
        .map(InteractionId::new);
  }

  @Override
  public Stored storedBy(Tx tx, String uploadedBy) {
    Row row =
        PgTx.of(tx)
            .rowOf(
                "sum",
                """
                SELECT count(*) AS files, COALESCE(sum(size), 0)::bigint AS bytes
                FROM attachments WHERE tenant_id = $1 AND uploaded_by = $2\
                """,
                tx.tenant(),
                uploadedBy);
    return new Stored(row.getLong("files"), row.getLong("bytes"));
  }

  /** Refuses as not found when one of them does not exist or belongs to another interaction. */
  @Override
  public void attach(Tx tx, InteractionId interaction, List<AttachmentId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    UUID[] values =
        new HashSet<>(ids).stream().map(AttachmentId::value).sorted().toArray(UUID[]::new);
    int changed =
        PgTx.of(tx)
            .update(
                """
                UPDATE attachments SET interaction_id = $2
                WHERE tenant_id = $1 AND id = ANY($3) AND (interaction_id IS NULL OR interaction_id = $2)\
                """,
                tx.tenant(),
                interaction,
                values);
    if (changed != values.length) {
      throw RefusedException.notFound("attachment");
    }
  }

  private static Optional<Row> row(Tx tx, AttachmentId id, String columns) {
    return PgTx.of(tx)
        .row(
            "SELECT " + columns + " FROM attachments WHERE tenant_id = $1 AND id = $2",
            tx.tenant(),
            id);
  }

  static Attachment fromRow(Row row) {
    return new Attachment(
        new AttachmentId(row.getUUID("id")),
        row.getString("name"),
        row.getString("content_type"),
        row.getLong("size"));
  }
}
