package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * From {@code afterSeconds} of waiting on, these requirements (all of them) stand in place of the
 * earlier ones.
 */
public record Relaxation(int afterSeconds, List<Clause> requirements) {
  public Relaxation {
    if (afterSeconds < 1) {
      throw new IllegalArgumentException("relaxation after " + afterSeconds + " s");
    }
    requirements = List.copyOf(requirements);
  }
}
