package dev.centrala.infra.socket;

import dev.centrala.core.events.Tx;
import dev.centrala.core.usage.Meter;
import dev.centrala.core.usage.UsageEvent;
import dev.centrala.core.usage.UsageGrouping;
import dev.centrala.core.usage.UsageLog;
import dev.centrala.core.usage.UsageSum;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Usage in memory that takes an id once, and the same id with another quantity for a bug. */
final class RecordedUsage implements UsageLog {
  final Map<String, UsageEvent> events = new LinkedHashMap<>();

  @Override
  public void record(Tx tx, UsageEvent event) {
    UsageEvent before = events.putIfAbsent(event.id(), event);
    if (before != null && before.quantity().compareTo(event.quantity()) != 0) {
      throw new IllegalStateException("twice with different quantities: " + event);
    }
  }

  long total() {
    return events.values().stream().mapToLong(event -> event.quantity().longValueExact()).sum();
  }

  @Override
  public List<UsageSum> sum(Tx tx, Meter meter, Instant from, Instant to, UsageGrouping grouping) {
    return List.of();
  }
}
