package dev.centrala.core.routing.whatif;

import dev.centrala.core.routing.pool.AgentProfile;

/**
 * An agent who is available from one instant to another, and then finishes what is in hand. Times
 * are milliseconds.
 */
public record Shift(AgentProfile agent, long fromMillis, long toMillis) {
  public Shift {
    if (toMillis < fromMillis) {
      throw new IllegalArgumentException("a shift that ends before it begins");
    }
  }
}
