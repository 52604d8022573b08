package dev.centrala.infra.postgres.messaging;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Dispatch;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.infra.postgres.Rows;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/** Messages as rows. */
final class MessageRows {
  static final String COLUMNS =
      """
      m.id, m.interaction_id, m.thread_id, m.inbound, m.author_kind, m.author_id, m.author_name, m.text,
      m.attachments::text AS attachments, m.client_message_id, m.status, m.detail, m.provider_message_id, m.segments, m.at,
      m.payload::text AS payload\
      """;
  static final String SELECT = "SELECT " + COLUMNS + " FROM messages m ";

  private MessageRows() {}

  static Message message(Row row) {
    return new Message(
        new MessageId(row.getUUID("id")),
        new InteractionId(row.getUUID("interaction_id")),
        new ThreadId(row.getUUID("thread_id")),
        row.getBoolean("inbound"),
        new Author(
            Author.Kind.fromWireName(row.getString("author_kind")),
            row.getString("author_id"),
            row.getString("author_name")),
        row.getString("text"),
        attachments(row),
        row.getString("client_message_id"),
        MessageStatus.fromWireName(row.getString("status")),
        row.getString("detail"),
        row.getString("provider_message_id"),
        row.getInteger("segments"),
        Rows.instant(row, "at"),
        payload(row));
  }

  private static Map<String, Object> payload(Row row) {
    return row.getString("payload") == null
        ? Map.of()
        : Rows.json(row, "payload", new TypeReference<Map<String, Object>>() {});
  }

  static Dispatch dispatch(Row row) {
    return new Dispatch(
        message(row),
        new ConnectionId(row.getUUID("connection_id")),
        row.getString("address"),
        row.getString("customer_address"),
        row.getInteger("attempts"),
        row.getBoolean("was_tried"),
        Rows.instant(row, "first_tried_at"));
  }

  static String attachments(List<Attachment> attachments) {
    return Rows.json(
        attachments.stream()
            .map(file ->
                new File(file.id().toString(), file.name(), file.contentType(), file.size()))
            .toList());
  }

  private static List<Attachment> attachments(Row row) {
    return Rows.json(row, "attachments", new TypeReference<List<File>>() {}).stream()
        .map(file ->
            new Attachment(
                AttachmentId.parse(file.id()), file.name(), file.contentType(), file.size()))
        .toList();
  }

  /** An attachment as it stands in the column. */
  private record File(String id, String name, String contentType, long size) {}
}
