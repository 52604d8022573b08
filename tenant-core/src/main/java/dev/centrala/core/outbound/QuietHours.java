package dev.centrala.core.outbound;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** When nobody is called, by the clock on the callee's wall; it may reach over midnight. */
public record QuietHours(LocalTime from, LocalTime to) {
  /** Whether it is quiet now in one of the zones. */
  boolean isIn(List<ZoneId> zones, Instant now) {
    return zones.stream().anyMatch(zone -> contains(now.atZone(zone).toLocalTime()));
  }

  private boolean contains(LocalTime time) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
