package dev.centrala.core.routing.pool;

import dev.centrala.core.routing.pool.Explanation.Decider;
import dev.centrala.core.routing.pool.Explanation.Kind;
import dev.centrala.core.routing.pool.Explanation.TieBreak;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says why routing decided as it did, before the decision takes effect. Agents are counted by
 * group, so the cost follows the number of skill profiles, not of agents.
 */
final class Explainer {
  private final Board board;
  private final Chooser chooser;

  Explainer(Board board, Chooser chooser) {
    this.board = board;
    this.chooser = chooser;
  }

  Explanation offered(WaitingClass waiting, Agent chosen) {
    return explain(Kind.OFFERED, waiting, chosen);
  }

  Explanation keptWaiting(WaitingClass waiting) {
    return explain(Kind.KEPT_WAITING, waiting, null);
  }

  /** A decision without a choice: it could only be this agent. */
  static Explanation about(Board board, Kind kind, Contact contact, Agent chosen) {
    String queueName = contact.queue.rules.name();
    String name = chosen.profile.name();
    return new Explanation(
        board.now, kind, queueName, contact.ring, chosen.id, name, 1, List.of(), List.of(), null);
  }

  private Explanation explain(Kind kind, WaitingClass waiting, @Nullable Agent chosen) {
    Tally tally = new Tally(chooser.ranking(waiting));
    Set<Agent> apart = declined(waiting, tally);
    if (chosen != null) {
      tally.count(reasonOf(chosen, waiting), -1);
      apart.add(chosen);
    }
    for (Profile profile : board.roster.profiles()) {
      for (Map.Entry<Integer, Profile.Group> group : profile.groups.entrySet()) {
        Reason reason = reason(profile, group.getKey(), waiting);
        TreeSet<Agent> agents = group.getValue().inOrderOf(waiting.queue.rules.selection());
        tally.count(reason, agents.size());
        tally.name(reason, agents, apart);
      }
    }
    int considered = tally.counted(Reason.Kind.RANKED_BELOW) + (chosen == null ? 0 : 1);
    return new Explanation(
        board.now,
        kind,
        waiting.queue.rules.name(),
        waiting.key.ring(),
        chosen == null ? null : chosen.id,
        chosen == null ? null : chosen.profile.name(),
        considered,
        tally.nearest(),
        tally.others(),
        chosen == null ? null : tieBreak(waiting, chosen, tally.runnerUp()));
  }

  /** Counts those who would be free but declined a moment ago; answers who they are. */
  private Set<Agent> declined(WaitingClass waiting, Tally tally) {
    TreeSet<Agent> declined = new TreeSet<>(Agent.BY_ID);
    for (UserId id : waiting.key.barred()) {
      Agent agent = board.roster.find(id);
      if (agent != null && reasonOf(agent, waiting).kind().compareTo(Reason.Kind.AT_CAPACITY) < 0) {
        declined.add(agent);
        tally.count(reasonOf(agent, waiting), -1);
        tally.count(Reason.of(Reason.Kind.RECENTLY_DECLINED), 1);
      }
    }
    tally.name(Reason.of(Reason.Kind.RECENTLY_DECLINED), declined, Set.of());
    return declined;
  }

  private Reason reasonOf(Agent agent, WaitingClass waiting) {
    Profile profile = agent.placedIn;
    return profile == null
        ? Reason.of(Reason.Kind.OFFLINE)
        : reason(profile, agent.placedStanding, waiting);
  }

  private Reason reason(Profile profile, int standing, WaitingClass waiting) {
    if (standing != Standing.OFFLINE && !waiting.servedBy(profile, board.roster.generation())) {
      return unfit(profile, waiting);
    }
    int cost = profile.key.costs().of(waiting.key.channel());
    return present(Standing.reason(standing, cost), standing, cost, waiting);
  }

  private static Reason present(Reason.Kind kind, int standing, int cost, WaitingClass waiting) {
    return switch (kind) {
      case AT_CAPACITY -> new Reason(kind, null, cost, standing);
      case RANKED_BELOW ->
          Reason.of(waiting.key.heldFor() == null ? kind : Reason.Kind.HELD_FOR_ANOTHER);
      default -> Reason.of(kind);
    };
  }

  private static Reason unfit(Profile profile, WaitingClass waiting) {
    if (!waiting.isMember(profile)) {
      return Reason.of(Reason.Kind.NOT_A_MEMBER);
    }
    SkillRequirement missing = waiting.requirements.get(profile.firstMissing(waiting.requirements));
    int has = profile.proficiency(missing.skill());
    return new Reason(Reason.Kind.LACKS_SKILL, missing.skillName(), missing.minimum(), has);
  }

  private TieBreak tieBreak(WaitingClass waiting, Agent chosen, @Nullable Agent runnerUp) {
    Selection selection = waiting.queue.rules.selection();
    long rank = Chooser.rank(selection, waiting, chosen);
    long figure =
        switch (selection) {
          case LONGEST_IDLE -> board.now - rank;
          case BEST_PROFICIENCY -> -rank;
          case LEAST_BUSY, ROUND_ROBIN -> rank;
        };
    Decider decider = Decider.ID;
    if (runnerUp == null) {
      decider = Decider.ONLY_ONE;
    } else if (Chooser.rank(selection, waiting, runnerUp) != rank) {
      decider = Decider.METHOD;
    } else if (runnerUp.idleSince != chosen.idleSince) {
      decider = Decider.LONGEST_IDLE;
    }
    return new TieBreak(selection, figure, decider);
  }
}
