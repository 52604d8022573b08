package dev.centrala.core.routing.pool;

import java.util.Comparator;
import java.util.List;

/**
 * Which media may interrupt which: what a contact may interrupt does not count against the budget
 * when it is given to an agent. No medium interrupts itself.
 */
public record Interruptions(List<Pair> pairs) {
  /** A call may interrupt everything else; nothing else interrupts. */
  public static final Interruptions DEFAULT =
      new Interruptions(
          List.of(
              new Pair(Medium.VOICE, Medium.CHAT),
              new Pair(Medium.VOICE, Medium.MESSAGE),
              new Pair(Medium.VOICE, Medium.MAIL),
              new Pair(Medium.VOICE, Medium.TASK)));

  public static final Interruptions NONE = new Interruptions(List.of());

  public Interruptions {
    pairs =
        pairs.stream()
            .distinct()
            .sorted(Comparator.comparing(Pair::by).thenComparing(Pair::interrupted))
            .toList();
  }

  /** {@code by} may interrupt {@code interrupted}. */
  public record Pair(Medium by, Medium interrupted) {
    public Pair {
      if (by == interrupted) {
        throw new IllegalArgumentException(by + " cannot interrupt itself");
      }
    }
  }

  /** What the medium may interrupt. */
  public List<Medium> of(Medium by) {
    return pairs.stream().filter(pair -> pair.by() == by).map(Pair::interrupted).toList();
  }
}
