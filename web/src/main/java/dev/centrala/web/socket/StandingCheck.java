package dev.centrala.web.socket;

import dev.centrala.core.access.Role;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Which of these sessions are still good, and with which roles: not ended, and their users active.
 */
public interface StandingCheck {
  Map<SessionId, Set<Role>> standing(TenantId tenant, Collection<SessionId> sessions);
}
