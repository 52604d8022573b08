package dev.centrala.core.routing.pool;

import dev.centrala.core.routing.pool.Explanation.NotChosen;
import dev.centrala.core.routing.pool.Explanation.ReasonCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts agents by reason while an explanation is made, and keeps the nearest few by name. */
final class Tally {
  private static final int NAMED = 3;
  private static final Comparator<Reason> BY_REASON =
      Comparator.comparing(Reason::kind)
          .thenComparing(r -> r.skill() == null ? "" : r.skill())
          .thenComparingInt(Reason::needed);

  private record Named(Agent agent, Reason reason) {}

  private final List<Named> named = new ArrayList<>(NAMED + 1);
  private final TreeMap<Reason, Integer> counts = new TreeMap<>(BY_REASON);
  private final Comparator<Named> nearestFirst;

  Tally(Comparator<Agent> ranking) {
    nearestFirst =
        Comparator.comparing((Named n) -> n.reason.kind()).thenComparing(Named::agent, ranking);
  }

  /** Adds to the count for a reason; negative takes off. */
  void count(Reason reason, int agents) {
    counts.merge(shared(reason), agents, Integer::sum);
  }

  /**
   * Offers agents who share a reason for naming, nearest first, those in {@code skipped} left out.
   */
  void name(Reason reason, Iterable<Agent> agents, Set<Agent> skipped) {
    if (reason.kind() == Reason.Kind.OFFLINE || (isFull() && isFurther(reason))) {
      return;
    }
    int taken = 0;
    for (Agent agent : agents) {
      if (skipped.contains(agent)) {
        continue;
      }
      insert(new Named(agent, reason));
      if (++taken == NAMED) {
        return;
      }
    }
  }

  int counted(Reason.Kind kind) {
    return counts.getOrDefault(Reason.of(kind), 0);
  }

  @Nullable Agent runnerUp() {
    return named.isEmpty() || named.getFirst().reason.kind() != Reason.Kind.RANKED_BELOW
        ? null
        : named.getFirst().agent;
  }

  List<NotChosen> nearest() {
    return named.stream()
        .map(n -> new NotChosen(n.agent.id, n.agent.profile.name(), n.reason))
        .toList();
  }

  /** The counts without those who are named. */
  List<ReasonCount> others() {
    named.forEach(n -> count(n.reason, -1));
    List<ReasonCount> others = new ArrayList<>();
    counts.forEach(
        (reason, count) -> {
          if (count > 0) {
            others.add(new ReasonCount(reason, count));
          }
        });
    return others;
  }

  private boolean isFull() {
    return named.size() == NAMED;
  }

  private boolean isFurther(Reason reason) {
    return reason.kind().compareTo(named.getLast().reason.kind()) > 0;
  }

  private void insert(Named candidate) {
    int at = named.size();
    while (at > 0 && nearestFirst.compare(candidate, named.get(at - 1)) < 0) {
      at--;
    }
    named.add(at, candidate);
    if (named.size() > NAMED) {
      named.removeLast();
    }
  }

  /** What agents of one count have in common: what one of them has is left out. */
  private static Reason shared(Reason reason) {
    return reason.kind() == Reason.Kind.LACKS_SKILL
        ? new Reason(reason.kind(), reason.skill(), reason.needed(), 0)
        : Reason.of(reason.kind());
  }
}
