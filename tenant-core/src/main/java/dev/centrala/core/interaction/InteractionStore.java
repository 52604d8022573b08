package dev.centrala.core.interaction;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The interactions of one tenant and their timelines. */
public interface InteractionStore {
  void insert(Tx tx, Interaction interaction);

  Optional<Interaction> find(Tx tx, InteractionId id);

  /** Reads the row and holds its lock until the transaction ends. */
  Optional<Interaction> lock(Tx tx, InteractionId id);

  /**
   * Writes what may change, and counts the version up. The row must be locked by this transaction,
   * or new in it.
   */
  void save(Tx tx, Interaction interaction);

  void append(Tx tx, InteractionId id, TimelineEvent event);

  /** Oldest first. */
  Page<TimelineEvent> events(Tx tx, InteractionId id, PageRequest page);

  /** Those that are there, in no order. */
  List<Interaction> findAll(Tx tx, Collection<InteractionId> ids);

  /** Newest first. */
  Page<Interaction> list(Tx tx, InteractionFilter filter, PageRequest page);

  /** What the agent is asked to take, has, waits with and wraps up, oldest first. */
  List<Interaction> inHandOf(Tx tx, UserId agent);

  /** Whether this offer to the agent became work that the agent has, waits with or wraps up. */
  boolean isTaken(Tx tx, UserId agent, OfferId offer);

  /** The agent who had the customer last, if any did. */
  Optional<UserId> lastAgentOf(Tx tx, CustomerId customer);

  /** Those whose rule is due, oldest due first. */
  List<InteractionId> due(Tx tx, Instant now, int most);

  /** Counts a provider's event as seen; false when it has been seen before. */
  boolean firstSight(Tx tx, String provider, String eventId);
}
