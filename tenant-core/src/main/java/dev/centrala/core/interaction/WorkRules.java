package dev.centrala.core.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Channel;
import java.time.Duration;

/**
 * The tenant's rules about silence: after {@code parkAfter} without an answer the conversation
 * waits for its customer, after {@code closeAfter} more it is closed; a customer who writes within
 * {@code reopenWithin} of the end continues it.
 */
public record WorkRules(
    Duration parkMessagesAfter,
    Duration parkChatsAfter,
    Duration closeAfter,
    Duration reopenWithin) {
  public static final WorkRules DEFAULT =
      new WorkRules(
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofHours(24),
          Duration.ofHours(24));

  public Duration parkAfter(Channel channel) {
    return channel == Channel.CHAT ? parkChatsAfter : parkMessagesAfter;
  }

  /** Where the rules of the transaction's tenant are read. */
  public interface Source {
    WorkRules workRules(Tx tx);
  }
}
