package dev.centrala.core.tenant;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import java.util.Optional;

/**
 * Connections, and which tenant each belongs to: a provider's webhook names only the connection.
 */
public interface ConnectionStore extends SetUpStore<ConnectionId, Connection> {
  void putSecret(Tx tx, ConnectionId id, byte[] sealed);

  Optional<byte[]> sealedSecret(Tx tx, ConnectionId id);

  Optional<TenantId> tenantOf(DirectoryTx tx, ConnectionId id);
}
