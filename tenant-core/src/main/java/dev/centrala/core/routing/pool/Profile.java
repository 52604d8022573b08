package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The agents who share skills, groups, costs and roles in queues, grouped by standing, each group
 * in selection order.
 */
final class Profile {
  /** What agents of one profile have in common. */
  record Key(
      List<AgentSkill> skills,
      List<AgentGroupId> groups,
      CapacityCosts costs,
      Memberships.Roles roles) {}

  /** Agents of one standing, in every order that a selection may ask for. */
  static final class Group {
    private static final Comparator<Agent> IDLE =
        Comparator.comparingLong((Agent a) -> a.placedIdle).thenComparing(Agent.BY_ID);
    private static final Comparator<Agent> TURN =
        Comparator.comparingLong((Agent a) -> a.placedTurn).thenComparing(Agent.BY_ID);

    private static final Comparator<Agent> HANDLED =
        Comparator.comparingInt((Agent a) -> a.placedHandled).thenComparing(IDLE);

    final TreeSet<Agent> byIdle = new TreeSet<>(IDLE);
    final TreeSet<Agent> byTurn = new TreeSet<>(TURN);

    final TreeSet<Agent> byHandled = new TreeSet<>(HANDLED);

    static Comparator<Agent> order(Selection selection) {
      return switch (selection) {
        case ROUND_ROBIN -> TURN;
        case LEAST_HANDLED -> HANDLED;
        case LONGEST_IDLE, BEST_PROFICIENCY, LEAST_BUSY, WEIGHTED_RANDOM -> IDLE;
      };
    }

    TreeSet<Agent> inOrderOf(Selection selection) {
      return switch (selection) {
        case ROUND_ROBIN -> byTurn;
        case LEAST_HANDLED -> byHandled;
        case LONGEST_IDLE, BEST_PROFICIENCY, LEAST_BUSY, WEIGHTED_RANDOM -> byIdle;
      };
    }
  }

  final Key key;
  final int index;
  final TreeMap<Standing, Group> groups = new TreeMap<>();

  private List<Take> takes = List.of();
  private Interruptions takesUnder = Interruptions.NONE;

  /** For look-up only. */
  private final Map<SkillId, Integer> proficiencies = new HashMap<>();

  Profile(Key key, int index) {
    this.key = key;
    this.index = index;
    key.skills().forEach(s -> proficiencies.put(s.skill(), s.proficiency()));
  }

  /** What a contact of the medium would take of these agents. */
  Take take(Medium medium, Interruptions interruptions) {
    if (takes.isEmpty() || !interruptions.equals(takesUnder)) {
      takesUnder = interruptions;
      takes =
          Arrays.stream(Medium.values())
              .map(each -> Take.of(key.costs(), interruptions, each))
              .toList();
    }
    return takes.get(medium.ordinal());
  }

  boolean memberOf(QueueId queue) {
    return key.roles().memberOf().contains(queue);
  }

  /** The rank in the queue; 1 is served first and the usual. */
  int rank(QueueId queue) {
    for (Memberships.Ranked ranked : key.roles().ranked()) {
      if (ranked.queue().equals(queue)) {
        return ranked.rank();
      }
    }
    return 1;
  }

  /** For how long contacts of the queue must have waited. */
  int delaySeconds(QueueId queue) {
    for (Memberships.Ranked ranked : key.roles().ranked()) {
      if (ranked.queue().equals(queue)) {
        return ranked.delaySeconds();
      }
    }
    return 0;
  }

  int proficiency(SkillId skill) {
    return proficiencies.getOrDefault(skill, 0);
  }

  /** The index of the first requirement that is not met; -1 when all are. */
  int firstMissing(List<Clause> requirements) {
    for (int i = 0; i < requirements.size(); i++) {
      if (!meets(requirements.get(i))) {
        return i;
      }
    }
    return -1;
  }

  boolean meets(Clause clause) {
    for (Alternative alternative : clause.anyOf()) {
      boolean met =
          switch (alternative) {
            case SkillRequirement r -> proficiency(r.skill()) >= r.minimum();
            case GroupRequirement r -> key.groups().contains(r.group());
          };
      if (met) {
        return true;
      }
    }
    return false;
  }

  /** The proficiencies in the required skills, added up; of alternatives the best counts. */
  int points(List<Clause> requirements) {
    int points = 0;
    for (Clause clause : requirements) {
      points += bestProficiency(clause);
    }
    return points;
  }

  int bestProficiency(Clause clause) {
    int best = 0;
    for (Alternative alternative : clause.anyOf()) {
      if (alternative instanceof SkillRequirement r) {
        best = Math.max(best, proficiency(r.skill()));
      }
    }
    return best;
  }

  /** How many of these agents are available, whatever they have in hand. */
  int available() {
    return groups.tailMap(Standing.FIRST_READY, true).values().stream()
        .mapToInt(group -> group.byIdle.size())
        .sum();
  }

  void add(Agent agent) {
    Group group = groups.computeIfAbsent(agent.placedStanding, s -> new Group());
    group.byIdle.add(agent);
    group.byTurn.add(agent);
    group.byHandled.add(agent);
  }

  void remove(Agent agent) {
    Group group = groups.get(agent.placedStanding);
    if (group != null) {
      group.byIdle.remove(agent);
      group.byTurn.remove(agent);
      group.byHandled.remove(agent);
      if (group.byIdle.isEmpty()) {
        groups.remove(agent.placedStanding);
      }
    }
  }
}
