package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;
import java.util.Optional;

/** The row of the transaction's tenant. */
public interface TenantStore {
  void insert(Tx tx, Tenant tenant);

  Optional<Tenant> find(Tx tx);

  /**
   * Writes all but the id with the version raised by one; refuses as stale unless the row has
   * {@code expectedVersion}.
   */
  Tenant update(Tx tx, Tenant tenant, long expectedVersion);
}
