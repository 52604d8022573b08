package dev.centrala.core.messaging;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.ThreadId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of an interaction. {@code clientMessageId} is unique in its interaction when present,
 * so that a repeat is recognised. {@code detail} says why a message failed. {@code payload} is what
 * a channel that can draw shows beside the text: options to choose from, a card.
 */
public record Message(
    MessageId id,
    InteractionId interaction,
    ThreadId thread,
    boolean inbound,
    Author author,
    String text,
    List<Attachment> attachments,
    @Nullable String clientMessageId,
    MessageStatus status,
    @Nullable String detail,
    @Nullable String providerMessageId,
    int segments,
    Instant at,
    Map<String, Object> payload) {
  public static final int LONGEST_TEXT = 10_000;

  public Message {
    attachments = List.copyOf(attachments);
    payload = Map.copyOf(payload);
  }

  /** A message of text and files alone. */
  public Message(
      MessageId id,
      InteractionId interaction,
      ThreadId thread,
      boolean inbound,
      Author author,
      String text,
      List<Attachment> attachments,
      @Nullable String clientMessageId,
      MessageStatus status,
      @Nullable String detail,
      @Nullable String providerMessageId,
      int segments,
      Instant at) {
    this(
        id,
        interaction,
        thread,
        inbound,
        author,
        text,
        attachments,
        clientMessageId,
        status,
        detail,
        providerMessageId,
        segments,
        at,
        Map.of());
  }

  public Message with(
      MessageStatus newStatus, @Nullable String newDetail, @Nullable String newProviderId) {
    return new Message(
        id,
        interaction,
        thread,
        inbound,
        author,
        text,
        attachments,
        clientMessageId,
        newStatus,
        newDetail,
        newProviderId == null ? providerMessageId : newProviderId,
        segments,
        at,
        payload);
  }
}
