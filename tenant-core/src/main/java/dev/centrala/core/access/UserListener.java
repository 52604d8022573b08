package dev.centrala.core.access;

import dev.centrala.core.events.Tx;

/**
 * Hears of new and changed users inside the transaction; what must wait for the commit is put on
 * {@link Tx#afterCommit}.
 */
public interface UserListener {
  /**
   * {@code user} may be new, renamed, given other skills, or no longer active: its work must then
   * go to others.
   */
  void changed(Tx tx, User user);
}
