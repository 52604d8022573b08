package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;

/** Which build of a pool the database believes. */
@FunctionalInterface
public interface PoolIncarnations {
  /**
   * Whether {@code incarnation} is the newest taken; if so, none newer can be taken until the
   * transaction ends.
   */
  boolean isNewest(Tx tx, long incarnation);
}
