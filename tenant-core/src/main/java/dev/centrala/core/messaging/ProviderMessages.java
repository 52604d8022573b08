package dev.centrala.core.messaging;

import dev.centrala.core.events.Tx;

/**
 * What becomes of a message once a provider has spoken; implemented where interactions are known.
 */
public interface ProviderMessages {
  /** The provider has it: status, provider id, segments, usage and event are written together. */
  void accepted(Tx tx, Message message, String providerMessageId, int segments);

  /**
   * The provider did not take it, for the recipient has told it STOP: the message has failed and
   * the thread is opted out from now on.
   */
  void unsubscribed(Tx tx, Message message, String detail);

  /**
   * A terminal or doubtful outcome: {@code FAILED}, {@code DELIVERED} or {@code AMBIGUOUS}, with
   * its reason.
   */
  void reported(
      Tx tx,
      Message message,
      MessageStatus status,
      @org.jspecify.annotations.Nullable String detail);
}
