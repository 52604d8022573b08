package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;

/**
 * How an agent stands to a queue: work of a lower rank number is theirs first, and contacts of this
 * queue are theirs only once they have waited for {@code delaySeconds}. Agents who are not ranked
 * have rank 1 and no delay.
 */
public record Rank(UserId agent, int rank, int delaySeconds) {
  public Rank {
    if (rank < 1 || rank > 99 || delaySeconds < 0 || delaySeconds > 9999) {
      throw new IllegalArgumentException("rank " + rank + " after " + delaySeconds + " s");
    }
  }

  boolean isUsual() {
    return rank == 1 && delaySeconds == 0;
  }
}
