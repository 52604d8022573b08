package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The agents who share skills, costs and queue memberships, grouped by standing, each group in
 * selection order.
 */
final class Profile {
  /** What agents of one profile have in common. */
  record Key(List<AgentSkill> skills, CapacityCosts costs, List<QueueId> memberOf) {}

  /** Agents of one standing, in both orders that a selection may ask for. */
  static final class Group {
    private static final Comparator<Agent> IDLE =
        Comparator.comparingLong((Agent a) -> a.placedIdle).thenComparing(Agent.BY_ID);
    private static final Comparator<Agent> TURN =
        Comparator.comparingLong((Agent a) -> a.placedTurn).thenComparing(Agent.BY_ID);

    final TreeSet<Agent> byIdle = new TreeSet<>(IDLE);
    final TreeSet<Agent> byTurn = new TreeSet<>(TURN);

    static Comparator<Agent> order(Selection selection) {
      return selection == Selection.ROUND_ROBIN ? TURN : IDLE;
    }

    TreeSet<Agent> inOrderOf(Selection selection) {
      return selection == Selection.ROUND_ROBIN ? byTurn : byIdle;
    }
  }

  final Key key;
  final int index;
  final TreeMap<Integer, Group> groups = new TreeMap<>();

  /** For look-up only. */
  private final Map<SkillId, Integer> proficiencies = new HashMap<>();

  Profile(Key key, int index) {
    this.key = key;
    this.index = index;
    key.skills().forEach(s -> proficiencies.put(s.skill(), s.proficiency()));
  }

  boolean memberOf(QueueId queue) {
    return key.memberOf().contains(queue);
  }

  int proficiency(SkillId skill) {
    return proficiencies.getOrDefault(skill, 0);
  }

  /** The index of the first requirement that is not met; -1 when all are. */
  int firstMissing(List<SkillRequirement> requirements) {
    for (int i = 0; i < requirements.size(); i++) {
      SkillRequirement requirement = requirements.get(i);
      if (proficiency(requirement.skill()) < requirement.minimum()) {
        return i;
      }
    }
    return -1;
  }

  /** The proficiencies in the required skills, added up. */
  int points(List<SkillRequirement> requirements) {
    int points = 0;
    for (SkillRequirement requirement : requirements) {
      points += proficiency(requirement.skill());
    }
    return points;
  }

  void add(Agent agent) {
    Group group = groups.computeIfAbsent(agent.placedStanding, s -> new Group());
    group.byIdle.add(agent);
    group.byTurn.add(agent);
  }

  void remove(Agent agent) {
    Group group = groups.get(agent.placedStanding);
    if (group != null) {
      group.byIdle.remove(agent);
      group.byTurn.remove(agent);
      if (group.byIdle.isEmpty()) {
        groups.remove(agent.placedStanding);
      }
    }
  }
}
