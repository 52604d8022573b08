package dev.centrala.web.socket;

import dev.centrala.core.flow.ChatSession;
import dev.centrala.core.flow.Place;
import dev.centrala.core.messaging.Message;
import dev.centrala.web.wire.AttachmentBody;
import dev.centrala.web.wire.MessageBody;
import dev.centrala.web.wire.MessageBody.From;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a chat's customer: less than to an agent, nothing of how the business works
 * inside.
 */
public final class VisitorFrames {
  private final Frames frames;

  public VisitorFrames(Frames frames) {
    this.frames = frames;
  }

  record ChatMessage(
      String id,
      @Nullable String clientMessageId,
      From from,
      String text,
      List<AttachmentBody> attachments,
      Instant at,
      String status,
      @Nullable Map<String, Object> payload) {
    static ChatMessage of(Message message) {
      return new ChatMessage(
          message.id().toString(),
          message.clientMessageId(),
          From.of(message.author()),
          message.text(),
          message.attachments().stream().map(AttachmentBody::of).toList(),
          message.at(),
          message.status().wireName(),
          MessageBody.payload(message));
    }
  }

  record Started(
      String interactionId, String resumeToken, List<ChatMessage> messages, String state) {}

  record Queued(int position, @Nullable Long estimatedWaitSeconds) {
    static Queued of(Place place) {
      return new Queued(
          place.position(),
          place.estimatedWaitSeconds().isPresent()
              ? place.estimatedWaitSeconds().getAsLong()
              : null);
    }
  }

  record AgentJoined(@Nullable String name) {}

  record MessageFrame(ChatMessage message) {}

  record Reconnect(long afterMillis) {}

  String started(ChatSession chat, List<Message> history, Place place) {
    return frames.write(
        "started",
        new Started(
            chat.interaction().toString(),
            chat.resumeToken(),
            history.stream().map(ChatMessage::of).toList(),
            place.state().wireName()));
  }

  String queued(Queued queued) {
    return frames.write("queued", queued);
  }

  String agentJoined(@Nullable String name) {
    return frames.write("agentJoined", new AgentJoined(name));
  }

  String message(Message message) {
    return frames.write("message", new MessageFrame(ChatMessage.of(message)));
  }

  String typing() {
    return frames.write("typing", null);
  }

  String ended() {
    return frames.write("ended", null);
  }

  String error(SocketErrors.ErrorBody body) {
    return frames.write("error", body);
  }

  String pong() {
    return frames.write("pong", null);
  }

  String reconnect(long afterMillis) {
    return frames.write("reconnect", new Reconnect(afterMillis));
  }
}
