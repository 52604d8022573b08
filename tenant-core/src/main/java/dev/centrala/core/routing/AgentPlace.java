package dev.centrala.core.routing;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agent in a queue: one that names them, or that names nobody and so is {@code openToAll}; and
 * how they stand to it.
 */
public record AgentPlace(
    QueueId queue, String name, boolean openToAll, int rank, int delaySeconds) {

  /** Empty when the queue names others. */
  static Optional<AgentPlace> of(Queue queue, UserId agent) {
    boolean open = queue.members().isEmpty();
    if (!open && !queue.members().contains(agent)) {
      return Optional.empty();
    }
    Ranking ranking = rankingOf(queue, agent);
    return Optional.of(
        new AgentPlace(queue.id(), queue.name(), open, ranking.rank(), ranking.delaySeconds()));
  }

  private static Ranking rankingOf(Queue queue, UserId agent) {
    return queue.serving().ranks().stream()
        .filter(each -> each.user().equals(agent))
        .findFirst()
        .orElse(Ranking.usual(agent));
  }

  /** Whether the queue says nothing of this agent in particular. */
  boolean isEverybodys() {
    return openToAll && rank == 1 && delaySeconds == 0;
  }

  /** As an audit line keeps it. */
  Map<String, Object> told() {
    return Map.of(
        "queueId", queue.toString(), "name", name, "rank", rank, "delaySeconds", delaySeconds);
  }

  /**
   * The queue with {@code wanted} as the place of its user, or without the agent; the same object
   * when that is how it is. One that is open to all stays so, whoever is ranked in it.
   */
  static Queue moved(Queue queue, UserId agent, @Nullable Ranking wanted) {
    boolean open = queue.members().isEmpty();
    Ranking next = wanted == null ? Ranking.usual(agent) : wanted;
    boolean named = !open && wanted != null;
    boolean same =
        queue.members().contains(agent) == named
            && (!open && !named || rankingOf(queue, agent).equals(next));
    if (same) {
      return queue;
    }
    List<UserId> members = new ArrayList<>(queue.members());
    members.remove(agent);
    List<Ranking> ranks = new ArrayList<>(queue.serving().ranks());
    ranks.removeIf(each -> each.user().equals(agent));
    if (named) {
      members.add(agent);
    }
    if (!next.isUsual()) {
      ranks.add(next);
    }
    return queue.staffed(members, ranks);
  }
}
