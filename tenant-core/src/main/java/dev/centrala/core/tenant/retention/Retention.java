package dev.centrala.core.tenant.retention;

import dev.centrala.core.shared.RefusedException;
import java.util.EnumMap;
import java.util.Map;

/** For how many days each kind is kept; a kind that is absent is kept for good. */
public record Retention(long version, Map<Kept, Integer> days) {
  public static final Retention FOR_GOOD = new Retention(0, Map.of());
  private static final int MOST_DAYS = 36_500;

  public Retention {
    days.forEach((kind, count) -> {
      if (count < 1 || count > MOST_DAYS) {
        throw RefusedException.invalid(
            "/" + kind.wireName() + "Days", "must be between 1 and " + MOST_DAYS);
      }
    });
    days = Map.copyOf(days);
  }

  /** As this, with some periods changed; 0 days keeps the kind for good. */
  Retention changed(Map<Kept, Integer> changes) {
    Map<Kept, Integer> changed = new EnumMap<>(Kept.class);
    changed.putAll(days);
    changes.forEach((kind, count) -> {
      if (count == 0) {
        changed.remove(kind);
      } else {
        changed.put(kind, count);
      }
    });
    return new Retention(version, changed);
  }
}
