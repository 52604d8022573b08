package dev.centrala.infra.node;

import dev.centrala.core.routing.RoutingPools;

/** Reaches into a running node for its routing pools. */
public final class NodePools {
  private NodePools() {}

  public static RoutingPools of(Assembly assembly) {
    return assembly.parts().stream()
        .filter(WorkParts.class::isInstance)
        .map(part -> ((WorkParts) part).pools())
        .findFirst()
        .orElseThrow();
  }
}
