package dev.centrala.core.routing.pool;

import java.util.Comparator;
import java.util.List;

/**
 * What one contact asks for beyond its queue: agents must meet both. Its relaxations replace its
 * own requirements alone, each after so many seconds of waiting.
 */
public record Needs(List<Clause> requirements, List<Relaxation> relaxations) {
  /** What the queue asks for will do. */
  public static final Needs NONE = new Needs(List.of(), List.of());

  public Needs {
    requirements = List.copyOf(requirements);
    relaxations =
        relaxations.stream().sorted(Comparator.comparingInt(Relaxation::afterSeconds)).toList();
  }

  List<Clause> requirementsAt(int ring) {
    return ring == 0 ? requirements : relaxations.get(ring - 1).requirements();
  }
}
