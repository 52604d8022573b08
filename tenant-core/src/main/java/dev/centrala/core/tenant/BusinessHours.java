package dev.centrala.core.tenant;

import dev.centrala.core.shared.HoursId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When a business is open, on the wall clocks of its time zone. A holiday takes the place of its
 * date's weekly hours; a range that runs past midnight belongs to the day it begins on.
 */
public record BusinessHours(
    HoursId id,
    long version,
    String name,
    ZoneId timeZone,
    List<WeeklyHours> weekly,
    List<Holiday> holidays)
    implements SetUpItem<HoursId> {
  public BusinessHours {
    weekly = List.copyOf(weekly);
    holidays = List.copyOf(holidays);
  }

  public boolean isOpen(Instant at) {
    LocalDate today = at.atZone(timeZone).toLocalDate();
    return isOpen(today, at) || isOpen(today.minusDays(1), at);
  }

  /** Whether today takes a holiday's hours in place of its own. */
  public boolean isHoliday(Instant at) {
    LocalDate today = at.atZone(timeZone).toLocalDate();
    return holidays.stream().anyMatch(holiday -> holiday.date().equals(today));
  }

  /** Whether no weekly hours and no holiday's hours ever open it. */
  public boolean isNeverOpen() {
    return weekly.isEmpty() && holidays.stream().allMatch(holiday -> holiday.open().isEmpty());
  }

  private boolean isOpen(LocalDate day, Instant at) {
    return openOn(day).stream().anyMatch(range -> range.contains(day, timeZone, at));
  }

  private List<TimeRange> openOn(LocalDate day) {
    Optional<Holiday> holiday = holidays.stream().filter(h -> h.date().equals(day)).findFirst();
    return holiday
        .map(Holiday::open)
        .orElseGet(() ->
            weekly.stream()
                .filter(hours -> hours.day() == day.getDayOfWeek())
                .map(WeeklyHours::open)
                .toList());
  }
}
