package dev.centrala.core.routing.whatif;

import dev.centrala.core.routing.pool.PoolRules;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.shared.QueueId;
import java.util.List;
import java.util.Map;

/**
 * What the arrivals meet: the rules, the queues and who is there when.
 *
 * @param answerMillis how long an agent takes to accept an offer
 * @param countFromMillis arrivals before this instant take part but do not count: the warm-up
 * @param targetMillis by queue, the wait within which an answer counts for the service level; 20 s
 *     where none is named
 */
public record Plan(
    PoolRules rules,
    List<QueueRules> queues,
    List<Shift> shifts,
    long answerMillis,
    long countFromMillis,
    Map<QueueId, Long> targetMillis) {
  private static final long DEFAULT_TARGET_MILLIS = 20_000;

  public Plan {
    queues = List.copyOf(queues);
    shifts = List.copyOf(shifts);
    targetMillis = Map.copyOf(targetMillis);
  }

  long targetOf(QueueId queue) {
    return targetMillis.getOrDefault(queue, DEFAULT_TARGET_MILLIS);
  }
}
