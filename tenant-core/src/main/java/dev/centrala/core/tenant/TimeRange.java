package dev.centrala.core.tenant;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * From {@code from} (inclusive) to {@code to} (exclusive), on wall clocks. When {@code to} is not
 * later it lies on the next day, so 00:00 to 00:00 is the whole day and 22:00 to 06:00 a night.
 */
public record TimeRange(LocalTime from, LocalTime to) {
  /**
   * Where clocks are set forward over an end, the end moves with them; an hour that comes twice
   * belongs to the range both times.
   */
  boolean contains(LocalDate day, ZoneId zone, Instant at) {
    LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
    Instant start = day.atTime(from).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    Instant end = lastDay.atTime(to).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    return !at.isBefore(start) && at.isBefore(end);
  }
}
