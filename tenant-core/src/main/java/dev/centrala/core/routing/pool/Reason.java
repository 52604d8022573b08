package dev.centrala.core.routing.pool;

import org.jspecify.annotations.Nullable;

/**
 * Why an agent was not chosen. {@code skill}, {@code needed} and {@code has} belong to {@code
 * LACKS_SKILL}, where {@code has} 0 means not at all; for {@code AT_CAPACITY} {@code needed} is the
 * cost and {@code has} what is free.
 */
public record Reason(Kind kind, @Nullable String skill, int needed, int has) {
  /** The kinds, nearest to being chosen first. */
  public enum Kind {
    RANKED_BELOW,
    RECENTLY_DECLINED,
    HELD_FOR_ANOTHER,
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

  /** In words that follow an agent's name or a count: "is away", "lacks German 5 (has 3)". */
  public String text() {
    return ExplanationText.reason(this);
  }
}
