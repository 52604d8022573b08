package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.Needs;
import dev.centrala.core.routing.pool.Relaxation;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.SkillId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of agents: at once, and after some waiting. A queue has them, and a contact may.
 */
public record Asks(List<Requirement> requirements, List<RelaxedRequirements> relaxations) {
  /** Nothing is asked. */
  public static final Asks NOTHING = new Asks(List.of(), List.of());

  public Asks {
    requirements = List.copyOf(requirements);
    relaxations = List.copyOf(relaxations);
  }

  /** Every skill that is named, in relaxed requirements, too. */
  public Set<SkillId> skills() {
    return wanted()
        .filter(Wanted.AtLeast.class::isInstance)
        .map(each -> ((Wanted.AtLeast) each).skill())
        .collect(Collectors.toSet());
  }

  /** Every agent group that is named, in relaxed requirements, too. */
  public Set<AgentGroupId> groups() {
    return wanted()
        .filter(Wanted.MemberOf.class::isInstance)
        .map(each -> ((Wanted.MemberOf) each).group())
        .collect(Collectors.toSet());
  }

  private Stream<Wanted> wanted() {
    return Stream.concat(
            requirements.stream(), relaxations.stream().flatMap(r -> r.requirements().stream()))
        .flatMap(requirement -> requirement.anyOf().stream());
  }

  /** As the pool has it. */
  public Needs needs(RequirementNames names) {
    return new Needs(
        Requirement.clauses(requirements, names),
        relaxations.stream()
            .map(
                r -> new Relaxation(r.afterSeconds(), Requirement.clauses(r.requirements(), names)))
            .toList());
  }
}
