package dev.centrala.core.tenant.retention;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.TenantId;
import java.time.Instant;
import java.util.List;

/** The periods of each tenant, and the rows that are past them. */
public interface RetentionStore {
  /** {@link Retention#FOR_GOOD} for a tenant that never said anything. */
  Retention find(Tx tx);

  /** Refuses as stale unless the stored version is that of {@code retention}. */
  Retention update(Tx tx, Retention retention);

  /** Tenants with a period for whom it is night and whose last round was long enough ago. */
  List<TenantId> due(DirectoryTx tx, Instant now);

  /** True for one node only: the round of this night is its own. */
  boolean claim(Tx tx, Instant now);

  /**
   * Deletes some of what is older than the tenant's stored period, at most {@code most} rows of
   * each table; answers how many. The database compares the age by its own clock.
   */
  int forget(Tx tx, Kept kind, int most);
}
