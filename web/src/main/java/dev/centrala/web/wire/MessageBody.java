package dev.centrala.web.wire;

import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as it is sent to people of the business. */
public record MessageBody(
    String id,
    String interactionId,
    String direction,
    From from,
    String text,
    List<AttachmentBody> attachments,
    @Nullable String clientMessageId,
    String status,
    @Nullable String detail,
    Instant at,
    @Nullable Map<String, Object> payload) {
  /** Who wrote it. */
  public record From(String kind, @Nullable String name) {
    public static From of(Author author) {
      return new From(author.kind().wireName(), author.name());
    }
  }

  /** What is shown beside the text; absent where there is nothing. */
  public static @Nullable Map<String, Object> payload(Message message) {
    return message.payload().isEmpty() ? null : message.payload();
  }

  public static MessageBody of(Message message) {
    return new MessageBody(
        message.id().toString(),
        message.interaction().toString(),
        message.inbound() ? "inbound" : "outbound",
        From.of(message.author()),
        message.text(),
        message.attachments().stream().map(AttachmentBody::of).toList(),
        message.clientMessageId(),
        message.status().wireName(),
        message.detail(),
        message.at(),
        payload(message));
  }
}
