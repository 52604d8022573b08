package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * All that a pool is rebuilt from, read in one transaction that also took {@code incarnation},
 * larger than any before. Draws by lot follow from {@code seed}; agents' contacts are counted since
 * {@code day} began.
 */
public record PoolFacts(
    long incarnation,
    PoolRules rules,
    List<QueueRules> queues,
    List<AgentFact> agents,
    List<ContactFact> contacts,
    long seed,
    long day) {
  public PoolFacts {
    queues = List.copyOf(queues);
    agents = List.copyOf(agents);
    contacts = List.copyOf(contacts);
  }

  /** Facts that keep no seed of their own and no count of the day. */
  public PoolFacts(
      long incarnation,
      PoolRules rules,
      List<QueueRules> queues,
      List<AgentFact> agents,
      List<ContactFact> contacts) {
    this(incarnation, rules, queues, agents, contacts, incarnation, 0);
  }
}
