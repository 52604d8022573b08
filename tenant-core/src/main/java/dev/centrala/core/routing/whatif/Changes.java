package dev.centrala.core.routing.whatif;

import dev.centrala.core.routing.pool.AgentSkill;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What should be different: how many contacts come and how long they take (1 is as it was), queues
 * with other rules, agents who are not there, agents with other skills, and agents who are there in
 * addition for the whole time.
 */
public record Changes(
    double arrivals,
    double handling,
    List<QueueRules> queues,
    Set<UserId> without,
    Map<UserId, List<AgentSkill>> skills,
    List<Additional> additional) {
  /** As it was. */
  public static final Changes NONE = new Changes(1, 1, List.of(), Set.of(), Map.of(), List.of());

  public Changes {
    queues = List.copyOf(queues);
    without = Set.copyOf(without);
    skills = Map.copyOf(skills);
    additional = List.copyOf(additional);
  }

  /** So many agents with these skills. */
  public record Additional(int count, List<AgentSkill> skills) {}
}
