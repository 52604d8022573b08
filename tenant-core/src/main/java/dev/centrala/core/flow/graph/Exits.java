package dev.centrala.core.flow.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a node leads: the id of the node that follows, by the name of the way out. */
public record Exits(Map<String, String> targets) {
  public static final Exits NONE = new Exits(Map.of());

  public Exits {
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
  }

  public static Exits next(String target) {
    return new Exits(Map.of("next", target));
  }

  public Exits and(String exit, @Nullable String target) {
    if (target == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(targets);
    more.put(exit, target);
    return new Exits(more);
  }

  public @Nullable String of(String exit) {
    return targets.get(exit);
  }
}
