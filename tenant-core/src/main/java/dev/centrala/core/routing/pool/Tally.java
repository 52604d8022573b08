package dev.centrala.core.routing.pool;

import dev.centrala.core.routing.pool.Explanation.NotChosen;
import dev.centrala.core.routing.pool.Explanation.ReasonCount;
import dev.centrala.core.routing.pool.Reason.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts agents by reason while an explanation is made, and keeps the nearest few by name. The
 * result does not depend on the order in which groups come.
 */
final class Tally {
  /** As many are named as somebody reads. */
  static final int FEW = 3;

  /** Someone to name; {@code missing} is the index of the requirement not met, or -1. */
  private record Named(Agent agent, Kind kind, int missing, @Nullable Take take) {}

  private final WaitingClass waiting;
  private final Comparator<Agent> ranking;
  private final Comparator<Agent> groupOrder;
  private final List<Named> named = new ArrayList<>();
  private final int most;
  private final int[] counts = new int[Kind.values().length];
  private final int[] lacking;

  Tally(WaitingClass waiting, Comparator<Agent> ranking, int most) {
    this.waiting = waiting;
    this.most = most;
    this.ranking = ranking;
    this.groupOrder = Profile.Group.order(waiting.queue.rules.selection());
    this.lacking = new int[waiting.requirements.size()];
  }

  /** Adds to the count for a reason; negative takes off. */
  void count(Kind kind, int missing, int agents) {
    counts[kind.ordinal()] += agents;
    if (kind == Kind.LACKS_SKILL) {
      lacking[missing] += agents;
    }
  }

  /**
   * Offers a group who share a reason for naming, nearest first, those in {@code skipped} left out.
   * Who is offline is named only where everybody is.
   */
  void name(
      Kind kind, int missing, @Nullable Take take, Iterable<Agent> group, Set<Agent> skipped) {
    if (kind == Kind.OFFLINE && most == FEW) {
      return;
    }
    if (named.size() == most && kind.compareTo(named.getLast().kind) > 0) {
      return;
    }
    for (Agent agent : group) {
      // The group is in order: after the first that is too far off, all are.
      if (!skipped.contains(agent) && !insert(new Named(agent, kind, missing, take))) {
        return;
      }
    }
  }

  int counted(Kind kind) {
    return counts[kind.ordinal()];
  }

  @Nullable Agent runnerUp() {
    return named.isEmpty() || named.getFirst().kind != Kind.RANKED_BELOW
        ? null
        : named.getFirst().agent;
  }

  List<NotChosen> nearest() {
    return named.stream()
        .map(n -> new NotChosen(n.agent.id, n.agent.profile.name(), reason(n)))
        .toList();
  }

  private Reason reason(Named one) {
    return switch (one.kind) {
      case AT_CAPACITY -> one.take == null ? Reason.of(one.kind) : one.take.reason(one.agent.load);
      case NOT_YET -> {
        Profile profile = one.agent.placedIn;
        int delay = profile == null ? 0 : profile.delaySeconds(waiting.key.queue());
        yield new Reason(one.kind, null, delay, 0);
      }
      case LACKS_SKILL -> {
        Clause missing = waiting.requirements.get(one.missing);
        Profile profile = one.agent.placedIn;
        yield Reason.lacks(missing, profile == null ? 0 : profile.bestProficiency(missing));
      }
      default -> Reason.of(one.kind);
    };
  }

  /** The counts without those who are named. */
  List<ReasonCount> others() {
    named.forEach(n -> count(n.kind, n.missing, -1));
    List<ReasonCount> others = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.LACKS_SKILL && counted(kind) > 0) {
        others.add(new ReasonCount(Reason.of(kind), counted(kind)));
      }
      for (int i = 0; kind == Kind.LACKS_SKILL && i < lacking.length; i++) {
        if (lacking[i] > 0) {
          others.add(new ReasonCount(Reason.lacks(waiting.requirements.get(i), 0), lacking[i]));
        }
      }
    }
    return others;
  }

  /** False when the candidate is further off than all who are named. */
  private boolean insert(Named candidate) {
    int at = named.size();
    while (at > 0 && isNearer(candidate, named.get(at - 1))) {
      at--;
    }
    if (at == most) {
      return false;
    }
    named.add(at, candidate);
    if (named.size() > most) {
      named.removeLast();
    }
    return true;
  }

  private boolean isNearer(Named one, Named other) {
    int byKind = one.kind.compareTo(other.kind);
    if (byKind != 0) {
      return byKind < 0;
    }
    // Groups must come in the order that decides here, and none is in the order of a draw.
    boolean drawn = waiting.queue.rules.selection() == Selection.WEIGHTED_RANDOM;
    Comparator<Agent> order = one.kind == Kind.RANKED_BELOW && !drawn ? ranking : groupOrder;
    return order.compare(one.agent, other.agent) < 0;
  }
}
