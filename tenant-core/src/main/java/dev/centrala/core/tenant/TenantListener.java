package dev.centrala.core.tenant;

import dev.centrala.core.events.Tx;

/**
 * Hears of changed settings inside the transaction; what must wait for the commit is put on {@link
 * Tx#afterCommit}.
 */
public interface TenantListener {
  void changed(Tx tx, Tenant tenant);
}
