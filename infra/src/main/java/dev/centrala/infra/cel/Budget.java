package dev.centrala.infra.cel;

import dev.centrala.core.flow.graph.FlowFailure;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one evaluation may still cost: a unit for each value made, and more for a large one. */
final class Budget {
  private static final int UNITS = 50_000;
  private static final int CHARACTERS_A_UNIT = 16;

  private int left = UNITS;

  void charge(@Nullable Object made) {
    left -= 1 + size(made);
    if (left < 0) {
      throw new FlowFailure("expression", "is too expensive");
    }
  }

  private static int size(@Nullable Object made) {
    return switch (made) {
      case String text -> text.length() / CHARACTERS_A_UNIT;
      case Collection<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case null, default -> 0;
    };
  }
}
