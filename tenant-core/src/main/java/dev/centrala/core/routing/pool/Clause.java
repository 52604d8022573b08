package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.SkillId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing asked of an agent: any of the alternatives will do. Requirements are a list of clauses
 * and an agent must meet each.
 */
public record Clause(List<Alternative> anyOf) {
  public Clause {
    if (anyOf.isEmpty()) {
      throw new IllegalArgumentException("a clause that nothing meets");
    }
    anyOf = List.copyOf(anyOf);
  }

  public static Clause of(Alternative... anyOf) {
    return new Clause(List.of(anyOf));
  }

  /** One skill and nothing instead of it. */
  public static Clause skill(SkillId skill, String name, int minimum) {
    return of(new SkillRequirement(skill, name, minimum));
  }

  /** As it stands after "lacks": "German 5 or French 3". */
  public String text() {
    return anyOf.stream().map(Alternative::text).collect(Collectors.joining(" or "));
  }
}
