package dev.centrala.web.http.tenant;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.BusinessHours;
import dev.centrala.core.tenant.Holiday;
import dev.centrala.core.tenant.TimeRange;
import dev.centrala.core.tenant.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Business hours at the edge; times are {@code HH:mm}, and 24:00 is the end of a day. */
public record HoursJson(
    @Nullable String id,
    @Nullable Long version,
    @Nullable String name,
    @Nullable String timeZone,
    @Nullable List<WeeklyJson> weekly,
    @Nullable List<HolidayJson> holidays) {

  /** Open in this range on every such day. */
  public record WeeklyJson(String day, String from, String to) {
    static WeeklyJson of(WeeklyHours hours) {
      return new WeeklyJson(
          hours.day().name().toLowerCase(Locale.ROOT),
          hours.open().from().toString(),
          hours.open().to().toString());
    }

    WeeklyHours hours() {
      return new WeeklyHours(
          DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), new TimeRange(time(from), time(to)));
    }
  }

  /** From and to on one day. */
  public record RangeJson(String from, String to) {
    static RangeJson of(TimeRange range) {
      return new RangeJson(range.from().toString(), range.to().toString());
    }

    TimeRange range() {
      return new TimeRange(time(from), time(to));
    }
  }

  /** A date with hours of its own, or none. */
  public record HolidayJson(String date, @Nullable String name, @Nullable List<RangeJson> open) {
    static HolidayJson of(Holiday holiday) {
      return new HolidayJson(
          holiday.date().toString(),
          holiday.name(),
          holiday.open().stream().map(RangeJson::of).toList());
    }

    Holiday holiday() {
      return new Holiday(
          day(date),
          name == null ? "" : name,
          open == null ? List.of() : open.stream().map(RangeJson::range).toList());
    }
  }

  static HoursJson of(BusinessHours hours) {
    return new HoursJson(
        hours.id().toString(),
        hours.version(),
        hours.name(),
        hours.timeZone().getId(),
        hours.weekly().stream().map(WeeklyJson::of).toList(),
        hours.holidays().stream().map(HolidayJson::of).toList());
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text.equals("24:00") ? "00:00" : text);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noSuchDay) {
      throw RefusedException.invalid("/holidays", text + " is not a date");
    }
  }
}
