package dev.centrala.core.recording;

import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.RefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's rule for recording calls, those queues that have a rule of their own, and for how many
 * days recordings are kept; without a number, for good.
 */
public record RecordingPolicy(
    long version,
    RecordingRule rule,
    Map<QueueId, RecordingRule> queues,
    @Nullable Integer keepDays) {
  public static final RecordingPolicy USUAL =
      new RecordingPolicy(0, RecordingRule.USUAL, Map.of(), null);
  private static final int MOST_DAYS = 36_500;

  public RecordingPolicy {
    queues = Map.copyOf(queues);
    if (keepDays != null && (keepDays < 1 || keepDays > MOST_DAYS)) {
      throw RefusedException.invalid("/keepDays", "must be between 1 and " + MOST_DAYS);
    }
  }

  /** The rule for a call in that queue, or in none yet. */
  public RecordingRule of(@Nullable QueueId queue) {
    return queue == null ? rule : queues.getOrDefault(queue, rule);
  }
}
