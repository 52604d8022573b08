package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.Optional;

/** What the database says of agents, in the form that a pool needs. */
public interface AgentProfiles {
  /** Empty for a user who does not take work, or no longer. */
  Optional<AgentProfile> find(Tx tx, UserId user);

  /** Everybody who takes work. */
  List<UserId> all(Tx tx);

  /** Names for explanations, read in this transaction. */
  RequirementNames names(Tx tx);
}
