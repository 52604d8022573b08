package dev.centrala.infra.hazelcast;

import dev.centrala.core.routing.pool.PoolAnswer;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.SequencedPool;

/** What the owner of a pool answers. */
sealed interface PoolResponse {
  /** No member holds the pool, or it broke. */
  record Missing() implements PoolResponse {}

  /**
   * Releases differ: {@code owner} is the member's version, {@code entry} that of the pool it has
   * been left, or the messages of who asks when it does not know them.
   */
  record Fenced(String owner, String entry) implements PoolResponse {}

  /** The caller must enrol. */
  record NotEnrolled() implements PoolResponse {}

  /** The command's count has left the ring of stored replies. */
  record Evicted() implements PoolResponse {}

  /** The caller's number. */
  record Enrolled(SequencedPool.Caller caller) implements PoolResponse {}

  /** The reply to a command. */
  record Replied(PoolReply reply) implements PoolResponse {}

  /** The answer to a question. */
  record Answered(PoolAnswer answer) implements PoolResponse {}

  /** Whether the rebuilt pool was taken, and the incarnation that stands now. */
  record Installed(boolean taken, long standing) implements PoolResponse {}
}
