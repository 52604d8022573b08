package dev.centrala.connectors.twilio;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.ConnectionService;
import java.util.Optional;

/**
 * The connections of all tenants with their secrets, found before the tenant is known. Refuses as
 * unavailable in an outage.
 */
@FunctionalInterface
public interface TwilioConnections {
  Optional<ConnectionAccess> find(ConnectionId id);

  static TwilioConnections of(ConnectionService service) {
    return id -> {
      try {
        return service.tenantOf(id).map(tenant -> service.access(tenant, id));
      } catch (RefusedException refused) {
        if (refused.refusal() instanceof Refusal.NotFound) {
          return Optional.empty();
        }
        throw refused;
      }
    };
  }
}
