package dev.centrala.web.socket;

import dev.centrala.core.flow.ChatSession;
import dev.centrala.core.flow.ChatStart;
import dev.centrala.core.flow.Place;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.WidgetPlace;
import java.util.List;
import java.util.Optional;

/**
 * What a chat's customer can ask the core for; each answers when it is committed and refuses as the
 * core does.
 */
public interface ChatActions {
  /** Refuses an unknown widget as not found. */
  WidgetPlace widget(WidgetId id);

  ChatSession start(ChatStart start);

  Optional<ChatSession> resume(String resumeToken);

  Message say(
      ChatSession chat, String clientMessageId, String text, List<AttachmentId> attachments);

  void typing(ChatSession chat);

  void read(ChatSession chat, MessageId upTo);

  void end(ChatSession chat);

  /** Oldest first. */
  List<Message> history(ChatSession chat);

  Place place(ChatSession chat);
}
