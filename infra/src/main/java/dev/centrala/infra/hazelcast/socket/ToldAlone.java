package dev.centrala.infra.hazelcast.socket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agents whom this node has told something that the other side of a split may never hear: from
 * a little before a member was lost, as a silent one is not missed at once, until the sides merge.
 * A member that died and never comes back costs one entry for each agent.
 */
final class ToldAlone {
  private static final Duration UNNOTICED = Duration.ofSeconds(30);

  private final Map<AgentKey, Instant> told = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private volatile boolean missing;

  ToldAlone(InstantSource clock) {
    this.clock = clock;
  }

  void add(AgentKey agent) {
    told.put(agent, clock.instant());
  }

  void memberLost() {
    missing = true;
  }

  /** Called now and then. */
  void forgetOld() {
    if (!missing) {
      Instant old = clock.instant().minus(UNNOTICED);
      told.values().removeIf(at -> at.isBefore(old));
    }
  }

  /** All of them, once. */
  Set<AgentKey> take() {
    missing = false;
    Set<AgentKey> all = Set.copyOf(told.keySet());
    told.keySet().removeAll(all);
    return all;
  }
}
