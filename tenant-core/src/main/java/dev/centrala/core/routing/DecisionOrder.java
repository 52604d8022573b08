package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.InteractionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In which order decisions are committed. Those that follow one another about one contact share a
 * transaction. Offers of different contacts wait for nothing but their own rows and may be
 * committed at the same time; everything else keeps its place, since it may free what a later one
 * takes.
 */
final class DecisionOrder {
  private DecisionOrder() {}

  /** Steps that follow one another, each of transactions that may run at the same time. */
  static List<List<List<PoolDecision>>> of(List<PoolDecision> decisions) {
    List<List<List<PoolDecision>>> steps = new ArrayList<>();
    Set<Id> busy = new HashSet<>();
    for (List<PoolDecision> group : groups(decisions)) {
      Set<Id> concerned = isOffer(group) ? concerned(group) : Set.of();
      boolean joins =
          !concerned.isEmpty() && !busy.isEmpty() && Collections.disjoint(busy, concerned);
      if (!joins) {
        steps.add(new ArrayList<>());
        busy.clear();
      }
      busy.addAll(concerned);
      steps.getLast().add(group);
    }
    return steps;
  }

  private static List<List<PoolDecision>> groups(List<PoolDecision> decisions) {
    List<List<PoolDecision>> groups = new ArrayList<>();
    InteractionId last = null;
    for (PoolDecision each : decisions) {
      if (each.contact() == null || !each.contact().equals(last)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(each);
      last = each.contact();
    }
    return groups;
  }

  private static boolean isOffer(List<PoolDecision> group) {
    return group.stream().allMatch(PoolDecision.Offered.class::isInstance);
  }

  private static Set<Id> concerned(List<PoolDecision> offers) {
    Set<Id> concerned = new HashSet<>();
    for (PoolDecision each : offers) {
      if (each instanceof PoolDecision.Offered offered) {
        concerned.add(offered.contact());
        concerned.add(offered.agent());
      }
    }
    return concerned;
  }
}
