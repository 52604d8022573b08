package dev.centrala.core.routing.pool;

import dev.centrala.core.routing.pool.Explanation.AlsoAsked;
import dev.centrala.core.routing.pool.Explanation.Decider;
import dev.centrala.core.routing.pool.Explanation.HeldFor;
import dev.centrala.core.routing.pool.Explanation.Inputs;
import dev.centrala.core.routing.pool.Explanation.Kind;
import dev.centrala.core.routing.pool.Explanation.Shared;
import dev.centrala.core.routing.pool.Explanation.TieBreak;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    Contact contact = waiting.head();
    show(Kind.OFFERED, waiting, contact, chosen);
    Explanation plain =
        explain(Kind.OFFERED, waiting, chosen, Tally.FEW).given(inputs(waiting, contact));
    return contact.mayBeShared() ? plain.sharedWith(others(contact, chosen)) : plain;
  }

  Explanation assigned(WaitingClass waiting, Agent chosen) {
    Contact contact = waiting.head();
    show(Kind.ASSIGNED_DIRECTLY, waiting, contact, chosen);
    return explain(Kind.ASSIGNED_DIRECTLY, waiting, chosen, Tally.FEW)
        .given(inputs(waiting, contact));
  }

  /**
   * Whoever joins a class while no agent was filed anew waits for the same reasons as the one
   * before; only what it goes by is its own.
   */
  Explanation keptWaiting(WaitingClass waiting, Contact contact) {
    show(Kind.KEPT_WAITING, waiting, contact, null);
    long filings = board.roster.filings();
    Explanation known = waiting.fitness.keptWaitingSince(filings);
    if (known == null) {
      known = keptWaitingNow(waiting);
      waiting.fitness.keptWaiting(known, filings);
    }
    return known.at(board.now, inputs(waiting, contact));
  }

  /** What those of the class have in common, looked at anew. */
  Explanation keptWaitingNow(WaitingClass waiting) {
    return explain(Kind.KEPT_WAITING, waiting, null, Tally.FEW);
  }

  /** A decision without a choice: it could only be this agent. */
  static Explanation about(Board board, Kind kind, Contact contact, Agent chosen) {
    return about(board, kind, contact, chosen, null);
  }

  /** A decision that {@code by} made. */
  static Explanation about(
      Board board, Kind kind, Contact contact, Agent chosen, @Nullable String by) {
    String queueName = contact.queue.rules.name();
    String name = chosen.profile.name();
    return new Explanation(
        board.now,
        kind,
        queueName,
        contact.stage.steps(),
        chosen.id,
        name,
        1,
        List.of(),
        List.of(),
        null,
        by,
        null,
        false,
        null,
        inputs(board, contact, askedNow(board, contact)));
  }

  /** An offer became a grant; who else was asked loses theirs. */
  static Explanation accepted(Board board, Contact contact, Agent agent) {
    Explanation plain = about(board, Kind.ACCEPTED, contact, agent);
    return contact.shared ? plain.sharedWith(others(contact, agent)) : plain;
  }

  private static Shared others(Contact contact, Agent chosen) {
    return new Shared(
        contact.queue.rules.serving().atOnce(),
        contact.asked.stream()
            .map(Asked::agent)
            .filter(other -> other != chosen)
            .map(other -> new AlsoAsked(other.id, other.profile.name()))
            .toList());
  }

  private Inputs inputs(WaitingClass waiting, Contact contact) {
    return inputs(board, contact, waiting.requirements);
  }

  /**
   * What its queue asks for now: of a contact that does not wait, the stage may be one that the
   * queue has no longer.
   */
  private static List<Clause> askedNow(Board board, Contact contact) {
    QueueState queue = contact.queue;
    Stage stage = queue.plan().stageAt(contact.needs, board.now - contact.enqueuedAt);
    return Fitness.requirements(queue.rules, stage, contact.needs.requirementsAt(stage.ownRing()));
  }

  private static Inputs inputs(Board board, Contact contact, List<Clause> asked) {
    QueueRules rules = contact.queue.rules;
    boolean byDue = rules.serving().order() == Order.DUE_BY;
    long due =
        contact.dueBy == 0 && byDue ? rules.serving().dueAt(contact.enqueuedAt) : contact.dueBy;
    return new Inputs(
        asked.stream().map(Clause::text).toList(),
        Math.max(0, board.now - contact.enqueuedAt),
        (long) rules.priority() + contact.priority,
        rules.serving().order(),
        Turn.of(contact, board.rules.secondsPerPriority()).score(),
        due);
  }

  /** The same with every agent, for whoever looks on. */
  private void show(Kind kind, WaitingClass waiting, Contact contact, @Nullable Agent chosen) {
    Witness witness = board.witness;
    if (witness != null && witness.follows(contact.id)) {
      witness.saw(
          contact.id,
          explain(kind, waiting, chosen, Integer.MAX_VALUE).given(inputs(waiting, contact)));
    }
  }

  private Explanation explain(Kind kind, WaitingClass waiting, @Nullable Agent chosen, int named) {
    Tally tally = new Tally(waiting, chooser.ranking(waiting), named);
    Set<Agent> apart = passedOver(waiting, tally);
    apart.addAll(asked(waiting, tally));
    if (chosen != null) {
      Profile profile = placed(chosen);
      int missing = missing(profile, waiting);
      tally.count(kind(profile, chosen.placedStanding, missing, waiting), missing, -1);
      apart.add(chosen);
    }
    for (Profile profile : board.roster.profiles()) {
      tally(profile, waiting, tally, apart);
    }
    int considered = tally.counted(Reason.Kind.RANKED_BELOW) + (chosen == null ? 0 : 1);
    return new Explanation(
        board.now,
        kind,
        waiting.queue.rules.name(),
        waiting.key.stage().steps(),
        chosen == null ? null : chosen.id,
        chosen == null ? null : chosen.profile.name(),
        considered,
        tally.nearest(),
        tally.others(),
        chosen == null ? null : tieBreak(waiting, chosen, tally.runnerUp()),
        null,
        heldFor(waiting),
        waiting.isPaused(),
        null,
        null);
  }

  private @Nullable HeldFor heldFor(WaitingClass waiting) {
    UserId id = waiting.key.heldFor();
    Hold.Kind kind = waiting.key.holdKind();
    Agent agent = id == null ? null : board.roster.find(id);
    return agent == null || kind == null ? null : new HeldFor(agent.id, agent.profile.name(), kind);
  }

  private void tally(Profile profile, WaitingClass waiting, Tally tally, Set<Agent> apart) {
    int missing = missing(profile, waiting);
    Take take = take(profile, waiting);
    Selection selection = waiting.queue.rules.selection();
    for (Map.Entry<Standing, Profile.Group> group : profile.groups.entrySet()) {
      Reason.Kind kind = kind(profile, group.getKey(), missing, waiting);
      TreeSet<Agent> agents = group.getValue().inOrderOf(selection);
      tally.count(kind, missing, agents.size());
      tally.name(kind, missing, take, agents, apart);
    }
  }

  /** Counts those who would be free but declined a moment ago, or ask by it; who they are. */
  private Set<Agent> passedOver(WaitingClass waiting, Tally tally) {
    Set<Agent> apart = apart(waiting, tally, waiting.key.barred(), Reason.Kind.RECENTLY_DECLINED);
    UserId asker = waiting.key.asker();
    if (asker != null && !waiting.key.barred().contains(asker)) {
      apart.addAll(apart(waiting, tally, List.of(asker), Reason.Kind.ASKS));
    }
    return apart;
  }

  private Set<Agent> apart(
      WaitingClass waiting, Tally tally, List<UserId> agents, Reason.Kind why) {
    TreeSet<Agent> apart = new TreeSet<>(Profile.Group.order(waiting.queue.rules.selection()));
    for (UserId id : agents) {
      Agent agent = board.roster.find(id);
      if (agent == null) {
        continue;
      }
      Profile profile = placed(agent);
      int missing = missing(profile, waiting);
      Reason.Kind kind = kind(profile, agent.placedStanding, missing, waiting);
      if (kind.compareTo(Reason.Kind.AT_CAPACITY) < 0) {
        apart.add(agent);
        tally.count(kind, missing, -1);
        tally.count(why, -1, 1);
      }
    }
    tally.name(why, -1, null, apart, Set.of());
    return apart;
  }

  /** Those who are asked already are told apart, and neither counted nor named here. */
  private List<Agent> asked(WaitingClass waiting, Tally tally) {
    List<Agent> asked = new ArrayList<>();
    for (UserId id : waiting.key.asked()) {
      Agent agent = board.roster.find(id);
      if (agent != null) {
        Profile profile = placed(agent);
        int missing = missing(profile, waiting);
        tally.count(kind(profile, agent.placedStanding, missing, waiting), missing, -1);
        asked.add(agent);
      }
    }
    return asked;
  }

  private static Profile placed(Agent agent) {
    return Objects.requireNonNull(agent.placedIn, "an agent of the roster");
  }

  /**
   * The index of the first requirement that the profile does not meet; -1 when it is not for want
   * of skills.
   */
  private static int missing(Profile profile, WaitingClass waiting) {
    return profile.firstMissing(waiting.requirements);
  }

  private Take take(Profile profile, WaitingClass waiting) {
    return profile.take(waiting.medium, board.rules.interruptions());
  }

  private Reason.Kind kind(Profile profile, Standing standing, int missing, WaitingClass waiting) {
    if (standing.why() == Standing.Why.OFFLINE) {
      return Reason.Kind.OFFLINE;
    }
    if (!waiting.fitness.isMember(profile)) {
      return Reason.Kind.NOT_A_MEMBER;
    }
    if (missing >= 0) {
      return Reason.Kind.LACKS_SKILL;
    }
    Reason.Kind kind = standing.reason(take(profile, waiting));
    if (kind != Reason.Kind.RANKED_BELOW) {
      return kind;
    }
    if (waiting.key.heldFor() != null) {
      return Reason.Kind.HELD_FOR_ANOTHER;
    }
    if (waiting.isPaused()) {
      return Reason.Kind.PAUSED;
    }
    boolean early = profile.delaySeconds(waiting.key.queue()) > waiting.key.stage().delaySeconds();
    return early ? Reason.Kind.NOT_YET : kind;
  }

  private TieBreak tieBreak(WaitingClass waiting, Agent chosen, @Nullable Agent runnerUp) {
    Selection selection = waiting.queue.rules.selection();
    long rank = chooser.rank(selection, waiting, chosen);
    long figure =
        switch (selection) {
          case LONGEST_IDLE -> board.now - rank;
          case BEST_PROFICIENCY -> -rank;
          case LEAST_BUSY, ROUND_ROBIN, LEAST_HANDLED -> rank;
          case WEIGHTED_RANDOM -> Chooser.weight(waiting, chosen);
        };
    Decider decider = Decider.ID;
    if (runnerUp == null) {
      decider = Decider.ONLY_ONE;
    } else if (Chooser.rank(waiting, runnerUp) != Chooser.rank(waiting, chosen)) {
      decider = Decider.RANK;
    } else if (chooser.rank(selection, waiting, runnerUp) != rank) {
      decider = Decider.METHOD;
    } else if (runnerUp.idleSince != chosen.idleSince) {
      decider = Decider.LONGEST_IDLE;
    }
    boolean drawn = selection == Selection.WEIGHTED_RANDOM && decider == Decider.METHOD;
    return new TieBreak(selection, figure, decider, drawn ? chooser.draw() : null);
  }
}
