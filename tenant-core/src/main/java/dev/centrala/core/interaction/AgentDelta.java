package dev.centrala.core.interaction;

import dev.centrala.core.messaging.Message;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change on an agent's desktop. */
public sealed interface AgentDelta {
  record PresenceChanged(
      String state, @Nullable String reason, Instant since, @Nullable String pendingState)
      implements AgentDelta {}

  record OfferMade(
      OfferId offer,
      InteractionView view,
      long waitedSeconds,
      Instant expiresAt,
      @Nullable String preview)
      implements AgentDelta {}

  /** {@code outcome}: accepted, rejected, timedOut or withdrawn. */
  record OfferEnded(OfferId offer, String outcome) implements AgentDelta {}

  record Assigned(InteractionView view, List<Message> messages, List<Note> notes)
      implements AgentDelta {}

  record MessageAdded(InteractionId interaction, Message message) implements AgentDelta {}

  record NoteAdded(InteractionId interaction, Note note) implements AgentDelta {}

  record Updated(InteractionView view) implements AgentDelta {}

  /** The interaction is no longer this agent's: finished, or taken back. */
  record Ended(InteractionId interaction, String outcome) implements AgentDelta {}

  /** Passing: the customer is writing. Not kept for a desktop that comes back. */
  record CustomerTyping(InteractionId interaction) implements AgentDelta {}
}
