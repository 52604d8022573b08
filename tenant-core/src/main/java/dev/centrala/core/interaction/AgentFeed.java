package dev.centrala.core.interaction;

import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/**
 * Tells an agent's desktops what changed, in order, numbered for each user. Called after the
 * commit; never fails the caller.
 */
public interface AgentFeed {
  void publish(TenantId tenant, UserId user, AgentDelta delta);
}
