package dev.centrala.web.socket;

import dev.centrala.core.flow.ChatDesk;
import dev.centrala.core.flow.ChatSession;
import dev.centrala.core.flow.ChatStart;
import dev.centrala.core.flow.Place;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.WidgetId;
import dev.centrala.core.tenant.WidgetPlace;
import dev.centrala.core.tenant.WidgetService;
import dev.centrala.core.tenant.limit.LimitKind;
import dev.centrala.core.tenant.limit.TenantLimits;
import java.util.List;
import java.util.Optional;

/** The customer's actions in the core. */
public final class CoreChatActions implements ChatActions {
  private final ChatDesk desk;
  private final WidgetService widgets;
  private final Attachments attachments;
  private final TenantLimits limits;

  public CoreChatActions(
      ChatDesk desk, WidgetService widgets, Attachments attachments, TenantLimits limits) {
    this.desk = desk;
    this.widgets = widgets;
    this.attachments = attachments;
    this.limits = limits;
  }

  @Override
  public WidgetPlace widget(WidgetId id) {
    return widgets.place(id);
  }

  @Override
  public ChatSession start(ChatStart start) {
    TenantLimits.Place room;
    try {
      room = limits.hold(start.tenant(), LimitKind.INTERACTIONS);
    } catch (RefusedException full) {
      return desk.start(
          start,
          () -> {
            throw full;
          });
    }
    try (room) {
      return desk.start(start);
    }
  }

  @Override
  public Optional<ChatSession> resume(String resumeToken) {
    return desk.resume(resumeToken);
  }

  @Override
  public Message say(
      ChatSession chat, String clientMessageId, String text, List<AttachmentId> files) {
    limits.take(chat.tenant(), LimitKind.MESSAGES_IN);
    attachments.requireOwn(chat.tenant(), chat.interaction(), files);
    return desk.say(chat, clientMessageId, text, files);
  }

  @Override
  public void typing(ChatSession chat) {
    desk.typing(chat);
  }

  @Override
  public void read(ChatSession chat, MessageId upTo) {
    desk.read(chat, upTo);
  }

  @Override
  public void end(ChatSession chat) {
    desk.end(chat);
  }

  @Override
  public List<Message> history(ChatSession chat) {
    return desk.history(chat);
  }

  @Override
  public Place place(ChatSession chat) {
    return desk.place(chat);
  }
}
