package dev.centrala.core.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.messaging.ProviderMessages;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.shared.Actor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what a provider says of a message on the timeline, and counts what it bills. */
public final class ProviderOutcomes implements ProviderMessages {
  private final InteractionStore interactions;
  private final MessageStore messages;
  private final ThreadStore threads;
  private final MessageLog log;
  private final Timeline timeline;
  private final ConversationFeeds feeds;

  public ProviderOutcomes(
      InteractionStore interactions,
      MessageStore messages,
      ThreadStore threads,
      MessageLog log,
      Timeline timeline,
      ConversationFeeds feeds) {
    this.interactions = interactions;
    this.messages = messages;
    this.threads = threads;
    this.log = log;
    this.timeline = timeline;
    this.feeds = feeds;
  }

  @Override
  public void accepted(Tx tx, Message message, String providerMessageId, int segments) {
    Interaction interaction = lock(tx, message);
    Message current = current(tx, message);
    if (providerMessageId.equals(current.providerMessageId())) {
      return;
    }
    Message sent = sent(current, providerMessageId, segments);
    messages.update(tx, sent);
    log.countSegments(tx, interaction, sent, "out");
    tell(tx, interaction, sent, "message.sent");
  }

  /** A report of delivery may overtake the answer to the send: the status that says more stays. */
  private static Message sent(Message message, String providerMessageId, int segments) {
    MessageStatus status =
        message.status().mayBecome(MessageStatus.SENT) ? MessageStatus.SENT : message.status();
    return new Message(
        message.id(),
        message.interaction(),
        message.thread(),
        message.inbound(),
        message.author(),
        message.text(),
        message.attachments(),
        message.clientMessageId(),
        status,
        message.detail(),
        providerMessageId,
        segments,
        message.at());
  }

  @Override
  public void unsubscribed(Tx tx, Message message, String detail) {
    reported(tx, message, MessageStatus.FAILED, detail);
    threads.setOptedOut(tx, message.thread(), true);
  }

  @Override
  public void reported(Tx tx, Message message, MessageStatus status, @Nullable String detail) {
    Interaction interaction = lock(tx, message);
    Message now = current(tx, message);
    if (!now.status().mayBecome(status)) {
      return;
    }
    Message next = now.with(status, detail, null);
    messages.update(tx, next);
    if (status != MessageStatus.SENT) {
      tell(tx, interaction, next, "message." + status.wireName());
    }
  }

  private void tell(Tx tx, Interaction interaction, Message message, String type) {
    Map<String, Object> data = new HashMap<>();
    data.put("messageId", message.id().toString());
    if (message.detail() != null) {
      data.put("detail", message.detail());
    }
    Interaction after = timeline.record(tx, interaction, type, Actor.provider("carrier"), data);
    tx.afterCommit(
        () -> feeds.toAgent(tx.tenant(), after, new AgentDelta.MessageAdded(after.id(), message)));
  }

  private Interaction lock(Tx tx, Message message) {
    return interactions
        .lock(tx, message.interaction())
        .orElseThrow(() -> new IllegalStateException("a message without its interaction"));
  }

  private Message current(Tx tx, Message message) {
    return messages.find(tx, message.id()).orElse(message);
  }
}
