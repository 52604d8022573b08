package dev.centrala.core.routing.pool;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the agent for a class of waiting contacts, by the method of its queue. */
final class Chooser {
  private final Board board;

  Chooser(Board board) {
    this.board = board;
  }

  /** The best free agent of the rank who fits; null when there is none. */
  @Nullable Agent best(WaitingClass waiting, int rank) {
    if (waiting.isPaused()) {
      return null;
    }
    if (waiting.key.heldFor() != null) {
      board.scanSteps++;
      Agent agent = board.roster.find(waiting.key.heldFor());
      return agent != null && canTake(waiting, agent) ? agent : null;
    }
    Comparator<Agent> ranking = ranking(waiting);
    Agent best = null;
    for (Profile profile : board.roster.profiles()) {
      board.scanSteps++;
      if (!waiting.fitness.servedBy(profile, board.roster.generation())
          || !isOfRank(profile, waiting, rank)) {
        continue;
      }
      Take take = profile.take(waiting.medium, board.rules.interruptions());
      for (Map.Entry<Standing, Profile.Group> group :
          profile.groups.tailMap(Standing.FIRST_READY, true).entrySet()) {
        board.scanSteps++;
        if (!take.fits(group.getKey().load())) {
          continue;
        }
        Agent first = first(group.getValue(), waiting, ranking);
        if (first != null && (best == null || ranking.compare(first, best) < 0)) {
          best = first;
        }
      }
    }
    return best;
  }

  /**
   * The best among agents who have just become able to take more; the others could not take this
   * class before.
   */
  @Nullable Agent bestAmong(WaitingClass waiting, Collection<Agent> agents, int rank) {
    Comparator<Agent> ranking = ranking(waiting);
    Agent best = null;
    for (Agent agent : agents) {
      if (canTake(waiting, agent)
          && (agent.placedIn == null || isOfRank(agent.placedIn, waiting, rank))
          && (best == null || ranking.compare(agent, best) < 0)) {
        best = agent;
      }
    }
    return best;
  }

  /** What is held for an agent comes first whatever their rank. */
  private static boolean isOfRank(Profile profile, WaitingClass waiting, int rank) {
    return rank == Memberships.ANY_RANK
        || waiting.key.heldFor() != null
        || profile.rank(waiting.key.queue()) == rank;
  }

  private boolean canTake(WaitingClass waiting, Agent agent) {
    ClassKey key = waiting.key;
    Take take = board.take(agent, waiting.medium);
    if (key.heldFor() != null && !key.heldFor().equals(agent.id)) {
      return false;
    }
    if (key.own()) {
      return agent.canResume(take);
    }
    Profile profile = agent.placedIn;
    return profile != null
        && !waiting.isPaused()
        && agent.placedStanding.canTake(take)
        && !key.passesOver(agent.id)
        && (key.heldFor() != null || waiting.fitness.servedBy(profile, board.roster.generation()));
  }

  private static @Nullable Agent first(
      Profile.Group group, WaitingClass waiting, Comparator<Agent> ranking) {
    if (waiting.queue.rules.selection() != Selection.WEIGHTED_RANDOM) {
      return firstNotBarred(group, waiting);
    }
    // A draw knows no order in which agents could be kept.
    return group.byIdle.stream()
        .filter(agent -> !waiting.key.passesOver(agent.id))
        .min(ranking)
        .orElse(null);
  }

  private static @Nullable Agent firstNotBarred(Profile.Group group, WaitingClass waiting) {
    for (Agent agent : group.inOrderOf(waiting.queue.rules.selection())) {
      if (!waiting.key.passesOver(agent.id)) {
        return agent;
      }
    }
    return null;
  }

  /**
   * First is best: the lowest rank, then the method. Every method falls back to longest idle and
   * then to the id.
   */
  Comparator<Agent> ranking(WaitingClass waiting) {
    Selection selection = waiting.queue.rules.selection();
    return Comparator.comparingInt((Agent a) -> rank(waiting, a))
        .thenComparingLong(a -> rank(selection, waiting, a))
        .thenComparingLong(a -> a.idleSince)
        .thenComparing(Agent.BY_ID);
  }

  static int rank(WaitingClass waiting, Agent agent) {
    return agent.placedIn == null ? 1 : agent.placedIn.rank(waiting.key.queue());
  }

  /** The figure by which the method compares agents; the smallest wins. */
  long rank(Selection selection, WaitingClass waiting, Agent agent) {
    return switch (selection) {
      case LONGEST_IDLE -> agent.idleSince;
      case BEST_PROFICIENCY ->
          agent.placedIn == null ? 0 : -agent.placedIn.points(waiting.requirements);
      case LEAST_BUSY -> agent.load.used();
      case ROUND_ROBIN -> agent.lastTurn;
      case LEAST_HANDLED -> agent.handledToday;
      case WEIGHTED_RANDOM -> draw().ticket(agent.id, weight(waiting, agent));
    };
  }

  /** The draw that belongs to the next grant. */
  Draw draw() {
    return new Draw(board.seed, board.counter + 1);
  }

  static int weight(WaitingClass waiting, Agent agent) {
    return agent.placedIn == null ? 1 : Math.max(1, agent.placedIn.points(waiting.requirements));
  }
}
