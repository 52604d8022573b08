package dev.centrala.core.events;

import dev.centrala.core.shared.TenantId;

/**
 * An open transaction that sees one tenant's rows only. Not for use after it has ended, nor by two
 * threads.
 */
public interface Tx {
  TenantId tenant();

  /**
   * Runs once, after a successful commit and in the order given; a failure there is logged and
   * undoes nothing.
   */
  void afterCommit(Runnable action);
}
