package dev.centrala.core.routing;

import java.util.List;

/**
 * From {@code afterSeconds} of waiting on, these requirements stand in place of the earlier ones.
 */
public record RelaxedRequirements(int afterSeconds, List<Requirement> requirements) {
  public RelaxedRequirements {
    requirements = List.copyOf(requirements);
  }
}
