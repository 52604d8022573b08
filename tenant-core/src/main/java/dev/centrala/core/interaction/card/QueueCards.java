package dev.centrala.core.interaction.card;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.QueueId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cards of a tenant's queues, and what was found out about its contacts. */
public interface QueueCards {
  /** An empty one where none was written. */
  QueueCard find(Tx tx, QueueId queue);

  /** Writes it over the version that it names; refuses as stale when it is another one. */
  QueueCard update(Tx tx, QueueCard card);

  /** Under which questions to the program are signed, sealed; absent until there is one. */
  Optional<byte[]> secret(Tx tx, QueueId queue);

  void putSecret(Tx tx, QueueId queue, byte @Nullable [] sealed);

  /** Those with a program to ask. */
  Set<QueueId> asking(Tx tx);

  void put(Tx tx, InteractionId interaction, LookedUp found, Instant at);

  Optional<LookedUp> found(Tx tx, InteractionId interaction);

  /** How the last question went; absent is well. */
  void outcome(Tx tx, QueueId queue, QueueCard.@Nullable Failure failure);
}
