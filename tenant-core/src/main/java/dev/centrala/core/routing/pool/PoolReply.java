package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * The answer to one command: what to carry out, in order, and when the pool next has something due (0 for never).
 * {@code atMillis} is the pool's time of the command.
 */
public record PoolReply(
    List<PoolDecision> decisions, long atMillis, long nextDeadlineMillis, PoolResult result) {
  public PoolReply {
    decisions = List.copyOf(decisions);
  }
}
