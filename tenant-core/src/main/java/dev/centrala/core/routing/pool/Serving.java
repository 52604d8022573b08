package dev.centrala.core.routing.pool;

import java.util.Comparator;
import java.util.List;

/** How a queue serves those who wait in it, beyond who fits and who is chosen among them. */
public record Serving(List<Rank> ranks) {
  /** Everybody ranks alike. */
  public static final Serving USUAL = new Serving(List.of());

  public Serving {
    ranks = ranks.stream().sorted(Comparator.comparing((Rank r) -> r.agent().value())).toList();
    for (int i = 1; i < ranks.size(); i++) {
      if (ranks.get(i).agent().equals(ranks.get(i - 1).agent())) {
        throw new IllegalArgumentException("ranked twice: " + ranks.get(i).agent());
      }
    }
  }
}
