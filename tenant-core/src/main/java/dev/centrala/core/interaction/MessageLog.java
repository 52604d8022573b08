package dev.centrala.core.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.messaging.AttachmentStore;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStatus;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages of a locked interaction: the message, its event, its usage and the clock of
 * silence together. Whoever must see it is told after the commit.
 */
public final class MessageLog {
  private final MessageStore messages;
  private final AttachmentStore attachments;
  private final ThreadStore threads;
  private final Timeline timeline;
  private final UsageLog usage;
  private final WorkRules.Source rules;
  private final ConversationFeeds feeds;
  private final InstantSource clock;

  public MessageLog(
      MessageStore messages,
      AttachmentStore attachments,
      ThreadStore threads,
      Timeline timeline,
      UsageLog usage,
      WorkRules.Source rules,
      ConversationFeeds feeds,
      InstantSource clock) {
    this.messages = messages;
    this.attachments = attachments;
    this.threads = threads;
    this.timeline = timeline;
    this.usage = usage;
    this.rules = rules;
    this.feeds = feeds;
    this.clock = clock;
  }

  /** A message and the interaction as it is after it. */
  public record Written(Interaction interaction, Message message) {}

  /** What a customer wrote; {@code segments} counts the parts of an SMS, 0 elsewhere. */
  public Written inbound(
      Tx tx,
      Interaction interaction,
      Author author,
      String text,
      List<Attachment> files,
      @Nullable String clientMessageId,
      @Nullable String providerMessageId,
      int segments) {
    Instant now = clock.instant();
    Message message =
        new Message(
            MessageId.next(),
            interaction.id(),
            interaction.thread(),
            true,
            author,
            checked(text, files),
            files,
            clientMessageId,
            MessageStatus.RECEIVED,
            null,
            providerMessageId,
            segments,
            now);
    Interaction after = write(tx, interaction.messageAt(now, null), message, "message.received");
    if (segments > 0) {
      countSegments(tx, after, message, "in");
    }
    return new Written(after, message);
  }

  /**
   * What an agent, a flow or the system writes to the customer. Through a provider it is pending
   * until the provider has it.
   */
  public Written outbound(
      Tx tx,
      Interaction interaction,
      Author author,
      String text,
      List<Attachment> files,
      @Nullable String clientMessageId) {
    return outbound(tx, interaction, author, text, files, clientMessageId, Map.of());
  }

  /** The same with something to show beside the text; see {@link Message}. */
  public Written outbound(
      Tx tx,
      Interaction interaction,
      Author author,
      String text,
      List<Attachment> files,
      @Nullable String clientMessageId,
      Map<String, Object> payload) {
    Instant now = clock.instant();
    boolean leaves = leavesTheHouse(interaction.channel());
    if (isSilenced(tx, interaction)) {
      throw RefusedException.conflict(
          "optedOut", "The customer has asked not to be written to on this channel.");
    }
    Message message =
        new Message(
            MessageId.next(),
            interaction.id(),
            interaction.thread(),
            false,
            author,
            checked(text, files),
            files,
            clientMessageId,
            leaves ? MessageStatus.PENDING : MessageStatus.SENT,
            null,
            null,
            0,
            now,
            payload);
    boolean byAgent = author.kind() == Author.Kind.AGENT;
    Instant silenceCountsAt =
        byAgent
            ? now.plus(rules.workRules(tx).parkAfter(interaction.channel()))
            : interaction.dueAt();
    Interaction after =
        write(
            tx,
            interaction.messageAt(now, silenceCountsAt),
            message,
            leaves ? "message.queued" : "message.sent");
    return new Written(after, message);
  }

  /**
   * A text of the interaction that goes by another thread, through that thread's provider; it
   * belongs to the history of this contact. Must not be called where the customer has opted out.
   */
  public Interaction elsewhere(
      Tx tx, Interaction interaction, MessageThread thread, Author author, String text) {
    Message message =
        new Message(
            MessageId.next(),
            interaction.id(),
            thread.id(),
            false,
            author,
            checked(text, List.of()),
            List.of(),
            null,
            MessageStatus.PENDING,
            null,
            null,
            0,
            clock.instant());
    Interaction after = write(tx, interaction, message, "message.queued");
    tx.afterCommit(() -> feeds.messagesWait(tx.tenant()));
    return after;
  }

  /** Counts what the carrier billed for an SMS; the same message counts once. */
  public void countSegments(Tx tx, Interaction interaction, Message message, String direction) {
    usage.record(
        tx,
        new UsageEvent(
            "sms:" + direction + ":" + message.id(),
            Meter.SMS_SEGMENTS,
            BigDecimal.valueOf(message.segments()),
            message.at(),
            interaction.channel(),
            interaction.id(),
            interaction.place() == null ? null : interaction.place().queue(),
            interaction.assignment() == null ? null : interaction.assignment().agent()));
  }

  /** The stored files of these ids; an unknown id is refused as invalid. */
  public List<Attachment> files(Tx tx, List<AttachmentId> ids) {
    return ids.stream()
        .map(id ->
            attachments
                .find(tx, id)
                .orElseThrow(() -> RefusedException.invalid("/attachments", "no attachment " + id)))
        .toList();
  }

  /** The customer has asked not to be written to on this channel. */
  public boolean isSilenced(Tx tx, Interaction interaction) {
    return leavesTheHouse(interaction.channel())
        && threads.find(tx, interaction.thread()).filter(MessageThread::optedOut).isPresent();
  }

  /** Whether messages of the channel go through a provider; chat is our own. */
  public static boolean leavesTheHouse(Channel channel) {
    return channel != Channel.CHAT;
  }

  private Interaction write(Tx tx, Interaction interaction, Message message, String type) {
    messages.insert(tx, message);
    if (!message.attachments().isEmpty()) {
      attachments.attach(
          tx, interaction.id(), message.attachments().stream().map(Attachment::id).toList());
    }
    Map<String, Object> data = new HashMap<>();
    data.put("messageId", message.id().toString());
    data.put("from", message.author().kind().wireName());
    data.put("text", message.text());
    data.put(
        "attachments", message.attachments().stream().map(file -> file.id().toString()).toList());
    Interaction after = timeline.record(tx, interaction, type, actor(message.author()), data);
    tx.afterCommit(() -> feeds.messageAdded(tx.tenant(), after, message));
    return after;
  }

  private static String checked(String text, List<Attachment> files) {
    if (text.length() > Message.LONGEST_TEXT) {
      throw RefusedException.invalid(
          "/text", "a message has at most " + Message.LONGEST_TEXT + " characters");
    }
    if (text.isBlank() && files.isEmpty()) {
      throw RefusedException.invalid("/text", "a message needs text or an attachment");
    }
    return text;
  }

  private static Actor actor(Author author) {
    return switch (author.kind()) {
      case CUSTOMER -> new Actor(Actor.Kind.CUSTOMER, author.id());
      case AGENT -> new Actor(Actor.Kind.USER, author.id());
      case FLOW -> new Actor(Actor.Kind.FLOW, author.id());
      case SYSTEM -> Actor.SYSTEM;
    };
  }
}
