package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.Order;
import dev.centrala.core.routing.pool.Rank;
import dev.centrala.core.routing.pool.Serving;
import java.util.List;

/**
 * How a queue serves who waits: in what order, by agents of which rank, whether it is paused (those
 * who wait stay, nobody new is asked), whether work is given without asking, and how many are asked
 * at once.
 */
public record QueueServing(
    Order order, List<Ranking> ranks, boolean paused, boolean autoAccept, Ringing ringing) {
  /** First come, first served, by everybody alike, who are asked first. */
  public static final QueueServing USUAL =
      new QueueServing(Order.FIFO, List.of(), false, false, Ringing.SEQUENTIAL);

  public QueueServing {
    ranks = List.copyOf(ranks);
  }

  QueueServing paused(boolean isPaused) {
    return new QueueServing(order, ranks, isPaused, autoAccept, ringing);
  }

  QueueServing ranked(List<Ranking> other) {
    return new QueueServing(order, other, paused, autoAccept, ringing);
  }

  public QueueServing ringing(Ringing other) {
    return new QueueServing(order, ranks, paused, autoAccept, other);
  }

  Serving forPool(int dueWithinSeconds) {
    return new Serving(
        order,
        dueWithinSeconds,
        ranks.stream().map(r -> new Rank(r.user(), r.rank(), r.delaySeconds())).toList(),
        paused,
        autoAccept,
        ringing.atOnce());
  }
}
