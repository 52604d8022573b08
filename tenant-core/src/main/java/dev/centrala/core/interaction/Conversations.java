package dev.centrala.core.interaction;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.messaging.Author;
import dev.centrala.core.messaging.Message;
import dev.centrala.core.messaging.MessageStore;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.NoteId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent says in a conversation, to the customer and to colleagues. */
public final class Conversations {
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final MessageStore messages;
  private final MessageLog log;
  private final NoteStore notes;
  private final Timeline timeline;
  private final InteractionViews views;
  private final ConversationFeeds feeds;
  private final InstantSource clock;

  public Conversations(
      Transactions transactions,
      InteractionStore interactions,
      MessageStore messages,
      MessageLog log,
      NoteStore notes,
      Timeline timeline,
      InteractionViews views,
      ConversationFeeds feeds,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.messages = messages;
    this.log = log;
    this.notes = notes;
    this.timeline = timeline;
    this.views = views;
    this.feeds = feeds;
    this.clock = clock;
  }

  /**
   * Writes to the customer. A {@code clientMessageId} seen before answers with the first message
   * and sends nothing.
   */
  public Message sendAsAgent(
      Caller caller,
      InteractionId id,
      @Nullable String clientMessageId,
      String text,
      List<AttachmentId> files) {
    UserId agent = caller.person();
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Interaction interaction = lockOwn(tx, agent, id);
          Optional<Message> repeated =
              clientMessageId == null
                  ? Optional.empty()
                  : messages.byClientId(tx, id, clientMessageId);
          if (repeated.isPresent()) {
            return repeated.get();
          }
          if (!interaction.state().isWithAgent() || interaction.disconnectedAt() != null) {
            throw RefusedException.conflict("notAssigned", "This conversation is over.");
          }
          Author author = Author.agent(agent, views.userName(tx, agent).orElse(null));
          return log.outbound(tx, interaction, author, text, log.files(tx, files), clientMessageId)
              .message();
        });
  }

  /** Leaves a note; supervisors may do so on every interaction, agents on their own. */
  public Note addNote(Caller caller, InteractionId id, String text) {
    UserId author = caller.person();
    if (text.isBlank() || text.length() > Message.LONGEST_TEXT) {
      throw RefusedException.invalid("/text", "a note has 1 to 10000 characters");
    }
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          Interaction interaction =
              interactions.lock(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
          if (!interaction.isWith(author) && !caller.may(Permission.SEE_ALL_WORK)) {
            throw RefusedException.notFound("interaction");
          }
          return write(tx, interaction, author, text);
        });
  }

  /** Writes a note on a locked interaction. */
  public Note write(Tx tx, Interaction interaction, UserId author, String text) {
    Note note =
        new Note(
            NoteId.next(),
            text,
            author,
            views.userName(tx, author).orElse("unknown"),
            clock.instant());
    notes.insert(tx, interaction.id(), note);
    Interaction after =
        timeline.record(
            tx,
            interaction,
            "note.added",
            dev.centrala.core.shared.Actor.user(author),
            Map.of("noteId", note.id().toString(), "text", text));
    tx.afterCommit(
        () -> feeds.toAgent(tx.tenant(), after, new AgentDelta.NoteAdded(after.id(), note)));
    return note;
  }

  /** Passing: shown to the customer, kept nowhere. */
  public void agentTyping(Caller caller, InteractionId id) {
    Interaction interaction =
        transactions.inTenant(
            caller.tenant(),
            tx ->
                interactions
                    .find(tx, id)
                    .filter(found -> found.isWith(caller.person()))
                    .orElseThrow(() -> RefusedException.notFound("interaction")));
    feeds.toCustomer(caller.tenant(), interaction, new CustomerDelta.AgentTyping());
  }

  private Interaction lockOwn(Tx tx, UserId agent, InteractionId id) {
    return interactions
        .lock(tx, id)
        .filter(found -> found.isWith(agent))
        .orElseThrow(() -> RefusedException.notFound("interaction"));
  }
}
