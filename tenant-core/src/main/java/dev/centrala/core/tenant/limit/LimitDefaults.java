package dev.centrala.core.tenant.limit;

import java.util.EnumMap;
import java.util.Map;

/** The limits of a tenant for whom nothing else was agreed on. */
public record LimitDefaults(Map<LimitKind, Integer> amounts) {
  public static final LimitDefaults STANDARD =
      new LimitDefaults(
          Map.of(
              LimitKind.REQUESTS, 200,
              LimitKind.MESSAGES_IN, 6_000,
              LimitKind.MESSAGES_OUT, 6_000,
              LimitKind.INTERACTIONS, 20_000,
              LimitKind.AGENT_SOCKETS, 5_000,
              LimitKind.CHAT_SOCKETS, 20_000));

  public LimitDefaults {
    amounts = Map.copyOf(amounts);
    if (amounts.size() != LimitKind.values().length) {
      throw new IllegalArgumentException("a default for each kind is needed");
    }
  }

  public int of(LimitKind kind) {
    return amounts.getOrDefault(kind, 0);
  }

  public LimitDefaults with(LimitKind kind, int amount) {
    Map<LimitKind, Integer> changed = new EnumMap<>(amounts);
    changed.put(kind, amount);
    return new LimitDefaults(changed);
  }
}
