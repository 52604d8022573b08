package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolReply;

/**
 * Is told what this node does with pools, for its figures. Must return at once: some of it is said
 * on the threads of partitions.
 */
public interface PoolWatch {
  PoolWatch NONE = new PoolWatch() {};

  /** A command that this node submitted was answered. */
  default void answered(PoolCommand command, PoolReply reply, long nanos) {}

  /** A pool was built from the database and offered to its owner. */
  default void rebuilt() {}

  /** The database refused what a pool had decided: it believes a newer one. */
  default void foundStale() {}

  /** A whole pool was written out, as it must be only when a partition moves. */
  default void serialised() {}

  /** Partitions moved between members. */
  default void moved() {}
}
