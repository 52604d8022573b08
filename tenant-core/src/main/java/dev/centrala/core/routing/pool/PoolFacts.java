package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * All that a pool is rebuilt from, read in one transaction that also took {@code incarnation},
 * larger than any before.
 */
public record PoolFacts(
    long incarnation,
    PoolRules rules,
    List<QueueRules> queues,
    List<AgentFact> agents,
    List<ContactFact> contacts) {
  public PoolFacts {
    queues = List.copyOf(queues);
    agents = List.copyOf(agents);
    contacts = List.copyOf(contacts);
  }
}
