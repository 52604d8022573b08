package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * One draw by lot, which anyone can repeat: each agent's ticket follows from the seed of the pool,
 * the counter of the grant's epoch and the agent's id, and the smallest ticket wins. Dividing an
 * exponential figure by the weight makes the chances proportional to the weights (Efraimidis and
 * Spirakis, 2006), whatever the order of the agents.
 */
public record Draw(long seed, long counter) {
  private static final double SCALE = 1L << 50;

  /** The ticket of an agent of this weight, at least 1. */
  public long ticket(UserId agent, int weight) {
    UUID id = agent.value();
    long own = Long.rotateLeft(id.getMostSignificantBits(), 29) ^ id.getLeastSignificantBits();
    double uniform = 1 - new SplittableRandom(seed ^ counter ^ own).nextDouble();
    return (long) (-StrictMath.log(uniform) / weight * SCALE);
  }
}
