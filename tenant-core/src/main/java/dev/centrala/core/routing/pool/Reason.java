package dev.centrala.core.routing.pool;

import org.jspecify.annotations.Nullable;

/**
 * Why an agent was not chosen. {@code lacking} belongs to {@code LACKS_SKILL} and is the whole
 * clause in words ("German 5 or French 3"); {@code has} is the proficiency held of a single skill,
 * 0 for not at all or not told. For {@code AT_CAPACITY} {@code needed} is the cost and {@code has}
 * what is free, or the limit and how many of what {@code lacking} names the agent has; for {@code
 * NOT_YET} {@code needed} is the delay in seconds.
 */
public record Reason(Kind kind, @Nullable String lacking, int needed, int has) {
  /** The kinds, nearest to being chosen first. */
  public enum Kind {
    RANKED_BELOW,
    RECENTLY_DECLINED,
    ASKS,
    PAUSED,
    HELD_FOR_ANOTHER,
    NOT_YET,
    AT_CAPACITY,
    FINISHING,
    CONNECTION_LOST,
    BUSY,
    AWAY,
    LACKS_SKILL,
    NOT_A_MEMBER,
    OFFLINE
  }

  static Reason of(Kind kind) {
    return new Reason(kind, null, 0, 0);
  }

  /** The agent does not meet the clause; {@code has} is told where it is about one skill alone. */
  static Reason lacks(Clause clause, int has) {
    boolean oneSkill =
        clause.anyOf().size() == 1 && clause.anyOf().getFirst() instanceof SkillRequirement;
    return new Reason(Kind.LACKS_SKILL, clause.text(), 0, oneSkill ? has : 0);
  }

  /** In words that follow an agent's name or a count: "is away", "lacks German 5 (has 3)". */
  public String text() {
    return ExplanationText.reason(this);
  }
}
