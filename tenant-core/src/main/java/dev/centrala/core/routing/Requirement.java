package dev.centrala.core.routing;

import dev.centrala.core.routing.pool.Clause;
import dev.centrala.core.shared.SkillId;
import java.util.Collection;
import java.util.List;

/** One thing asked of an agent: any of the wanted will do. Of several requirements, all count. */
public record Requirement(List<Wanted> anyOf) {
  public Requirement {
    anyOf = List.copyOf(anyOf);
  }

  /** One skill and nothing instead of it. */
  public static Requirement skill(SkillId skill, int minimum) {
    return new Requirement(List.of(new Wanted.AtLeast(skill, minimum)));
  }

  static List<Clause> clauses(Collection<Requirement> requirements, RequirementNames names) {
    return requirements.stream()
        .map(each -> new Clause(each.anyOf.stream().map(w -> w.forPool(names)).toList()))
        .toList();
  }
}
