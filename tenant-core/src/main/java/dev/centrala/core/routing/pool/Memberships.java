package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What queues say of agents, whether the roster has them or not: who is named and how ranked. */
final class Memberships {
  /** An agent's rank in one queue, where it is not the usual. */
  record Ranked(QueueId queue, int rank, int delaySeconds) {}

  /** All that queues say of one agent, in order of queue. */
  record Roles(List<QueueId> memberOf, List<Ranked> ranked) {
    static final Roles NONE = new Roles(List.of(), List.of());
  }

  /** Stands for every rank at once. */
  static final int ANY_RANK = 0;

  /** For look-up only. */
  private final Map<UserId, Roles> roles = new HashMap<>();

  private final TreeMap<Integer, Integer> agentsByRank = new TreeMap<>();

  Roles of(UserId agent) {
    return roles.getOrDefault(agent, Roles.NONE);
  }

  void setMember(UserId agent, QueueId queue, boolean member) {
    List<QueueId> now = new ArrayList<>(of(agent).memberOf());
    now.remove(queue);
    if (member) {
      now.add(queue);
      now.sort(Comparator.comparing(QueueId::value));
    }
    put(agent, new Roles(List.copyOf(now), of(agent).ranked()));
  }

  void setRank(QueueId queue, Rank rank, boolean ranked) {
    if (rank.isUsual()) {
      return;
    }
    UserId agent = rank.agent();
    List<Ranked> now = new ArrayList<>(of(agent).ranked());
    now.removeIf(r -> r.queue().equals(queue));
    if (ranked) {
      now.add(new Ranked(queue, rank.rank(), rank.delaySeconds()));
      now.sort(Comparator.comparing(r -> r.queue().value()));
    }
    put(agent, new Roles(of(agent).memberOf(), List.copyOf(now)));
    agentsByRank.merge(rank.rank(), ranked ? 1 : -1, (a, b) -> a + b == 0 ? null : a + b);
  }

  /** The ranks to serve one after another; all at once while nobody is ranked. */
  List<Integer> ranks() {
    if (agentsByRank.isEmpty()) {
      return List.of(ANY_RANK);
    }
    List<Integer> ranks = new ArrayList<>(agentsByRank.keySet());
    if (ranks.getFirst() != 1) {
      ranks.addFirst(1);
    }
    return ranks;
  }

  private void put(UserId agent, Roles now) {
    if (now.equals(Roles.NONE)) {
      roles.remove(agent);
    } else {
      roles.put(agent, now);
    }
  }
}
