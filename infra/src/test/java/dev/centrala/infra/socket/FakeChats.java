package dev.centrala.infra.socket;

import dev.centrala.core.flow.ChatSession;
import dev.centrala.core.flow.ChatStart;
import dev.centrala.core.flow.Place;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.WidgetPlace;
import dev.centrala.web.socket.ChatActions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Chats in memory: one place for all of them, one list of messages for each. */
final class FakeChats implements ChatActions {
  final Map<InteractionId, List<Message>> messages = new ConcurrentHashMap<>();
  final Map<String, ChatSession> chats = new ConcurrentHashMap<>();
  final List<ChatStart> starts = new CopyOnWriteArrayList<>();
  final List<String> done = new CopyOnWriteArrayList<>();
  volatile Place place = waiting(1, OptionalLong.empty());
  volatile boolean full;
  private final Runnable beforeEach;

  /** {@code beforeEach} is run before a chat begins. */
  FakeChats(Runnable beforeEach) {
    this.beforeEach = beforeEach;
  }

  static Place waiting(int position, OptionalLong seconds) {
    return new Place(InteractionState.QUEUED, position, seconds, null);
  }

  @Override
  public WidgetPlace widget(WidgetId id) {
    return new WidgetPlace(TenantId.next(), EntryPointId.next());
  }

  @Override
  public ChatSession start(ChatStart start) {
    beforeEach.run();
    if (full) {
      throw new RefusedException(new Refusal.TooMany(60, "Too many chats."));
    }
    starts.add(start);
    ChatSession chat =
        new ChatSession(
            start.tenant(),
            InteractionId.next(),
            ThreadId.next(),
            CustomerId.next(),
            "resume-" + chats.size(),
            InteractionState.QUEUED);
    chats.put(chat.resumeToken(), chat);
    messages.put(chat.interaction(), new CopyOnWriteArrayList<>());
    return chat;
  }

  @Override
  public Optional<ChatSession> resume(String resumeToken) {
    return Optional.ofNullable(chats.get(resumeToken));
  }

  Message add(ChatSession chat, Author author, String clientMessageId, String text) {
    Message message =
        new Message(
            MessageId.next(),
            chat.interaction(),
            chat.thread(),
            author.kind() == Author.Kind.CUSTOMER,
            author,
            text,
            List.of(),
            clientMessageId,
            MessageStatus.SENT,
            null,
            null,
            0,
            Instant.now());
    messages.get(chat.interaction()).add(message);
    return message;
  }

  @Override
  public Message say(
      ChatSession chat, String clientMessageId, String text, List<AttachmentId> attachments) {
    return messages.get(chat.interaction()).stream()
        .filter(known -> clientMessageId.equals(known.clientMessageId()))
        .findFirst()
        .orElseGet(() -> add(chat, Author.customer(chat.customer(), null), clientMessageId, text));
  }

  @Override
  public void typing(ChatSession chat) {
    done.add("typing");
  }

  @Override
  public void read(ChatSession chat, MessageId upTo) {
    done.add("read " + upTo);
  }

  @Override
  public void end(ChatSession chat) {
    place = new Place(InteractionState.ENDED, 0, OptionalLong.empty(), null);
  }

  @Override
  public List<Message> history(ChatSession chat) {
    return List.copyOf(messages.get(chat.interaction()));
  }

  @Override
  public Place place(ChatSession chat) {
    return place;
  }
}
