package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * The capacity that a contact takes of an agent, and the rule under which it may: fewer than {@code
 * limit} of its medium and {@code contacts} of all, and {@code cost} within the budget that is left
 * beside what it does not interrupt. The pool and the database apply the same rule. {@code
 * overCapacity}: a supervisor wants it whatever the rule says.
 */
public record Take(
    Medium medium,
    int cost,
    int limit,
    int contacts,
    List<Medium> interrupts,
    boolean overCapacity) {
  static Take of(CapacityCosts costs, Interruptions interruptions, Medium medium) {
    CapacityLimits limits = costs.limits();
    return new Take(
        medium,
        costs.of(medium),
        limits.of(medium),
        limits.contacts(),
        interruptions.of(medium),
        false);
  }

  Take costing(int other) {
    return new Take(medium, other, limit, contacts, interrupts, overCapacity);
  }

  Take whateverItTakes() {
    return new Take(medium, cost, limit, contacts, interrupts, true);
  }

  boolean fits(Load load) {
    return overCapacity || (!reachesLimit(load) && cost <= free(load));
  }

  boolean reachesLimit(Load load) {
    return load.held(medium) >= limit || load.held() >= contacts;
  }

  /** What of the budget is left for this medium. */
  int free(Load load) {
    int used = load.used();
    for (Medium interrupted : interrupts) {
      used -= load.used(interrupted);
    }
    return Math.max(0, CapacityCosts.BUDGET - used);
  }

  /** Why it does not fit, in words that follow the agent's name. */
  Reason reason(Load load) {
    if (load.held(medium) >= limit) {
      return new Reason(Reason.Kind.AT_CAPACITY, medium.plural(), limit, load.held(medium));
    }
    if (load.held() >= contacts) {
      return new Reason(Reason.Kind.AT_CAPACITY, "contacts", contacts, load.held());
    }
    return new Reason(Reason.Kind.AT_CAPACITY, null, cost, free(load));
  }
}
