package dev.centrala.core.routing.whatif;

import dev.centrala.core.shared.QueueId;
import java.util.List;

/**
 * What came of it, by the definitions of the product's own metrics. Ratios are from 0 to 1.
 *
 * @param occupancy time on contacts, wrap-up included, of the time that agents were there
 */
public record Report(List<QueueFigures> queues, double occupancy) {
  public Report {
    queues = List.copyOf(queues);
  }

  /**
   * One queue. {@code serviceLevel} is answered within the target ÷ (answered + abandoned − short
   * abandons); 1 when nobody counts. {@code shortAbandoned} are among the abandoned: who gave up
   * before the queue's short-abandon threshold. Waits are seconds, of answered contacts, but {@code
   * longestWaitSeconds} is of all.
   */
  public record QueueFigures(
      QueueId queue,
      String name,
      int arrived,
      int answered,
      int answeredAtOnce,
      int abandoned,
      int shortAbandoned,
      int turnedAway,
      int stillWaiting,
      double serviceLevel,
      double averageWaitSeconds,
      double ninetiethWaitSeconds,
      double longestWaitSeconds) {}
}
