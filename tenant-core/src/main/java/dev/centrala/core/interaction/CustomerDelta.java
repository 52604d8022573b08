package dev.centrala.core.interaction;

import dev.centrala.core.messaging.Message;
import org.jspecify.annotations.Nullable;

/** One change in a customer's chat. */
public sealed interface CustomerDelta {
  /** The place in the queue may have changed: ask for it. */
  record QueueMoved() implements CustomerDelta {}

  record AgentJoined(@Nullable String name) implements CustomerDelta {}

  record MessageAdded(Message message) implements CustomerDelta {}

  record AgentTyping() implements CustomerDelta {}

  record Ended(String outcome) implements CustomerDelta {}
}
