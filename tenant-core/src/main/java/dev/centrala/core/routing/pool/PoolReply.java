package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * The answer to one command: what to carry out, in order, and when the pool next has something due
 * (0 for never). {@code incarnation} is the pool's; the database carries nothing out for any but
 * the newest. {@code number} counts the commands of the incarnation from 1, {@code atMillis} is the
 * pool's time of the command, {@code recorded} asks the caller to keep both for replay.
 */
public record PoolReply(
    long incarnation,
    long number,
    boolean recorded,
    List<PoolDecision> decisions,
    long atMillis,
    long nextDeadlineMillis,
    PoolResult result) {
  public PoolReply {
    decisions = List.copyOf(decisions);
  }
}
