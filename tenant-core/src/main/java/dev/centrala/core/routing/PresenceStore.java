package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each agent last said about taking work, as the pool decided it. */
public interface PresenceStore {
  void save(Tx tx, UserId agent, State state);

  Optional<State> find(Tx tx, UserId agent);

  /** Whether the agent has a socket somewhere. */
  void setConnected(Tx tx, UserId agent, boolean connected, Instant at);

  /** Since when the agent has a socket; empty while they have none. */
  Optional<Instant> connectedSince(Tx tx, UserId agent);

  /** A presence, since when, and what it becomes when the work in hand is done. */
  record State(
      Presence presence,
      @Nullable String reason,
      Instant since,
      @Nullable Presence pending,
      @Nullable String pendingReason) {}
}
