package dev.centrala.core.messaging;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The messages of one tenant, in order of writing. */
public interface MessageStore {
  void insert(Tx tx, Message message);

  Optional<Message> find(Tx tx, MessageId id);

  Optional<Message> byClientId(Tx tx, InteractionId interaction, String clientMessageId);

  Optional<Message> byProviderId(Tx tx, String providerMessageId);

  /** Locks the message and writes status, detail and provider id. */
  void update(Tx tx, Message message);

  /** Oldest first. */
  Page<Message> list(Tx tx, InteractionId interaction, PageRequest page);

  /** The newest {@code most}, oldest of them first. */
  default List<Message> newest(Tx tx, InteractionId interaction, int most) {
    return askNewest(tx, interaction, most).get();
  }

  /** As {@code newest}: asked now, answered when looked at. */
  Supplier<List<Message>> askNewest(Tx tx, InteractionId interaction, int most);

  /**
   * Takes the oldest message of a thread that is to leave through a provider and leases it: at most
   * one of a thread is out at a time. A lease that ran out is taken again; {@link Dispatch#tried}
   * says that its outcome is unknown.
   */
  List<Dispatch> claim(Tx tx, Instant now, Instant leaseUntil, int most);

  /**
   * Ends the lease of a message that is still pending and that nobody has claimed since; {@code
   * tried} says that the outcome of the try is unknown.
   */
  void settle(Tx tx, Dispatch dispatch, boolean tried, Instant retryAt);

  /** As if it had not been claimed: for what its claimer did not come to. */
  void giveBack(Tx tx, Dispatch dispatch, Instant now);
}
