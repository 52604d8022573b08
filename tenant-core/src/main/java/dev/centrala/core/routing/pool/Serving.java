package dev.centrala.core.routing.pool;

import java.util.Comparator;
import java.util.List;

/**
 * How a queue serves those who wait in it, beyond who fits and who is chosen among them. A contact
 * that brings no due time is due {@code dueWithinSeconds} after it came, the queue's service level.
 * While {@code paused}, nobody new is asked; with {@code autoAccept}, the chosen agent has the
 * contact at once. Up to {@code atOnce} agents are asked at a time.
 */
public record Serving(
    Order order,
    int dueWithinSeconds,
    List<Rank> ranks,
    boolean paused,
    boolean autoAccept,
    int atOnce) {
  /** First come, first served, by everybody alike. */
  public static final Serving USUAL = new Serving(Order.FIFO, 20, List.of(), false, false, 1);

  public Serving {
    if (dueWithinSeconds < 0) {
      throw new IllegalArgumentException("due within " + dueWithinSeconds + " s");
    }
    // Pictures of pools that asked one at a time do not say so.
    atOnce = Math.max(1, atOnce);
    ranks = ranks.stream().sorted(Comparator.comparing((Rank r) -> r.agent().value())).toList();
    for (int i = 1; i < ranks.size(); i++) {
      if (ranks.get(i).agent().equals(ranks.get(i - 1).agent())) {
        throw new IllegalArgumentException("ranked twice: " + ranks.get(i).agent());
      }
    }
  }

  public Serving inOrder(Order other) {
    return new Serving(other, dueWithinSeconds, ranks, paused, autoAccept, atOnce);
  }

  public Serving dueWithin(int seconds) {
    return new Serving(order, seconds, ranks, paused, autoAccept, atOnce);
  }

  public Serving ranked(List<Rank> others) {
    return new Serving(order, dueWithinSeconds, others, paused, autoAccept, atOnce);
  }

  public Serving paused(boolean isPaused) {
    return new Serving(order, dueWithinSeconds, ranks, isPaused, autoAccept, atOnce);
  }

  public Serving autoAccept(boolean withoutOffer) {
    return new Serving(order, dueWithinSeconds, ranks, paused, withoutOffer, atOnce);
  }

  public Serving atOnce(int most) {
    return new Serving(order, dueWithinSeconds, ranks, paused, autoAccept, most);
  }

  long dueAt(long enqueuedAtMillis) {
    return enqueuedAtMillis + dueWithinSeconds * 1000L;
  }
}
