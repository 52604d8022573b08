package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.tenant.Tenant;

/**
 * Gives a new tenant what it needs to take its first contact: a queue, a flow, a widget. Runs in
 * the transaction of the confirmation.
 */
public interface NewTenantSetUp {
  void setUp(Tx tx, Tenant tenant, User owner);
}
