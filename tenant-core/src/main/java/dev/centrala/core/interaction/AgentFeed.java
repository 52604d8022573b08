package dev.centrala.core.interaction;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.List;

/**
 * Tells an agent's desktops what changed, in order, numbered for each user. Called after the
 * commit; never fails the caller.
 */
public interface AgentFeed {
  default void publish(TenantId tenant, UserId user, AgentDelta delta) {
    publish(tenant, user, List.of(delta));
  }

  /** Several at once, oldest first. */
  void publish(TenantId tenant, UserId user, List<AgentDelta> deltas);
}
