package dev.centrala.core.recording;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RecordingId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of one tenant. Those of a running call are changed under the lock of its
 * interaction, and every one under its own.
 */
public interface RecordingStore {
  /** Something has to be done with it at {@code dueAt}. */
  void insert(Tx tx, Recording recording, Instant dueAt);

  /** {@code dueAt} absent: nothing has to be done with it any more. */
  void update(Tx tx, Recording recording, @Nullable Instant dueAt);

  Optional<Recording> find(Tx tx, RecordingId id);

  Optional<Recording> lock(Tx tx, RecordingId id);

  Optional<Recording> byProviderId(Tx tx, String providerId);

  /** Oldest first. */
  List<Recording> of(Tx tx, InteractionId interaction);

  /** What was recorded at all, newest first; of one interaction where one is named. */
  Page<Recording> list(Tx tx, @Nullable InteractionId interaction, PageRequest page);

  /** Takes those that are due and leases them: until then nobody else takes them. */
  List<Recording> claim(Tx tx, Instant now, Instant leaseUntil, int most);

  /** The period has changed: those that are stored are looked at soon. */
  void lookAgain(Tx tx, Instant at);

  void decide(Tx tx, InteractionId interaction, boolean granted);

  /** What the customer, or the flow for them, has decided; absent while nobody was asked. */
  Optional<Boolean> decided(Tx tx, InteractionId interaction);
}
