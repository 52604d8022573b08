package dev.centrala.core.routing.pool;

import java.util.Comparator;
import java.util.List;

/**
 * How a queue serves those who wait in it, beyond who fits and who is chosen among them. A contact
 * that brings no due time is due {@code dueWithinSeconds} after it came, the queue's service level.
 */
public record Serving(Order order, int dueWithinSeconds, List<Rank> ranks) {
  /** First come, first served, by everybody alike. */
  public static final Serving USUAL = new Serving(Order.FIFO, 20, List.of());

  public Serving {
    if (dueWithinSeconds < 0) {
      throw new IllegalArgumentException("due within " + dueWithinSeconds + " s");
    }
    ranks = ranks.stream().sorted(Comparator.comparing((Rank r) -> r.agent().value())).toList();
    for (int i = 1; i < ranks.size(); i++) {
      if (ranks.get(i).agent().equals(ranks.get(i - 1).agent())) {
        throw new IllegalArgumentException("ranked twice: " + ranks.get(i).agent());
      }
    }
  }

  public Serving inOrder(Order other) {
    return new Serving(other, dueWithinSeconds, ranks);
  }

  public Serving dueWithin(int seconds) {
    return new Serving(order, seconds, ranks);
  }

  public Serving ranked(List<Rank> others) {
    return new Serving(order, dueWithinSeconds, others);
  }

  long dueAt(long enqueuedAtMillis) {
    return enqueuedAtMillis + dueWithinSeconds * 1000L;
  }
}
