package dev.centrala.web.socket;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/**
 * Knows, for the whole cluster, which nodes hold sockets of an agent or of a chat. What a dead node
 * held is removed.
 */
public interface SessionDirectory {
  /** True when it is the agent's first socket on the cluster. */
  boolean join(TenantId tenant, UserId user, String socketId);

  /** True when it was the agent's last socket on the cluster. */
  boolean leave(TenantId tenant, UserId user, String socketId);

  boolean isConnected(TenantId tenant, UserId user);

  /** This node holds the chat's socket from now on. */
  void joinChat(InteractionId chat);

  void leaveChat(InteractionId chat);
}
