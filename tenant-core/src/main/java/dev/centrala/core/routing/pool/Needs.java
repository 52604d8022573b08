package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one contact asks for beyond its queue: agents must meet both. Its relaxations replace its
 * own requirements alone, each after so many seconds of waiting. With an {@code asker} it is no
 * customer's contact, but that agent asks the queue by it: they are not asked themselves, and the
 * queue does not count it.
 */
public record Needs(
    List<Clause> requirements, List<Relaxation> relaxations, @Nullable UserId asker) {
  /** What the queue asks for will do. */
  public static final Needs NONE = new Needs(List.of(), List.of());

  public Needs(List<Clause> requirements, List<Relaxation> relaxations) {
    this(requirements, relaxations, null);
  }

  public Needs {
    requirements = List.copyOf(requirements);
    relaxations =
        relaxations.stream().sorted(Comparator.comparingInt(Relaxation::afterSeconds)).toList();
  }

  /** The same, asked by this agent. */
  public Needs askedBy(@Nullable UserId agent) {
    return Objects.equals(agent, asker) ? this : new Needs(requirements, relaxations, agent);
  }

  List<Clause> requirementsAt(int ring) {
    return ring == 0 ? requirements : relaxations.get(ring - 1).requirements();
  }
}
