package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;

/** Which build of a pool the database believes. */
@FunctionalInterface
public interface PoolIncarnations {
  /**
   * Refuses with {@link StalePoolException} where {@code incarnation} is not the newest taken: now,
   * at the transaction's next reading or at its commit. Otherwise none newer can be taken until the
   * transaction ends.
   */
  void requireNewest(Tx tx, long incarnation);
}
