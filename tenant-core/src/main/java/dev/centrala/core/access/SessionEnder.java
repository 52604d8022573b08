package dev.centrala.core.access;

import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;

/**
 * Closes what a session still holds open, such as its sockets on this node. May be told of one
 * session more than once.
 */
public interface SessionEnder {
  void ended(TenantId tenant, UserId user, SessionId session);
}
