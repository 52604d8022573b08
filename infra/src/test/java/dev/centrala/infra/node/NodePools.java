package dev.centrala.infra.node;

import dev.centrala.core.routing.DecisionHandler;
import dev.centrala.core.routing.RoutingPools;

/** Reaches into a running node for its routing pools, and for what carries out their decisions. */
public final class NodePools {
  private NodePools() {}

  public static RoutingPools of(Assembly assembly) {
    return work(assembly).pools();
  }

  public static DecisionHandler decisionsOf(Assembly assembly) {
    return work(assembly).routing();
  }

  private static WorkParts work(Assembly assembly) {
    return assembly.parts().stream()
        .filter(WorkParts.class::isInstance)
        .map(WorkParts.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
