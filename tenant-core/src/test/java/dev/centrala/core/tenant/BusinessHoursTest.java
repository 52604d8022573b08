package dev.centrala.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.HoursId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wall clocks: ends, holidays, nights, and the two days a year when clocks are moved. */
class BusinessHoursTest {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  private static BusinessHours hours(List<WeeklyHours> weekly, Holiday... holidays) {
    return new BusinessHours(HoursId.next(), 1, "Hours", BUCHAREST, weekly, List.of(holidays));
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static WeeklyHours on(DayOfWeek day, String from, String to) {
    return new WeeklyHours(day, range(from, to));
  }

  private static Instant local(String dateTime) {
    return java.time.LocalDateTime.parse(dateTime).atZone(BUCHAREST).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:59:59,false",
    "2026-03-02T09:00:00,true",
    "2026-03-02T12:30:00,false",
    "2026-03-02T13:30:00,true",
    "2026-03-02T16:59:59,true",
    "2026-03-02T17:00:00,false",
    "2026-03-03T10:00:00,false"
  })
  void aRangeBeginsWithItsFirstMomentAndEndsBeforeItsLast(String at, boolean open) {
    BusinessHours hours =
        hours(
            List.of(
                on(DayOfWeek.MONDAY, "09:00", "12:30"), on(DayOfWeek.MONDAY, "13:00", "17:00")));
    assertThat(hours.isOpen(local(at))).isEqualTo(open);
  }

  @Test
  void aHolidayTakesThePlaceOfItsWeekday() {
    LocalDate closed = LocalDate.of(2026, 12, 25);
    LocalDate shorter = LocalDate.of(2026, 12, 24);
    BusinessHours hours =
        hours(
            List.of(
                on(DayOfWeek.THURSDAY, "09:00", "17:00"), on(DayOfWeek.FRIDAY, "09:00", "17:00")),
            new Holiday(closed, "Christmas", List.of()),
            new Holiday(shorter, "Christmas Eve", List.of(range("10:00", "12:00"))));

    assertThat(hours.isOpen(local("2026-12-25T10:00"))).isFalse();
    assertThat(hours.isOpen(local("2026-12-24T09:30"))).isFalse();
    assertThat(hours.isOpen(local("2026-12-24T11:00"))).isTrue();
    assertThat(hours.isOpen(local("2026-12-18T10:00"))).isTrue();
  }

  @Test
  void aNightBelongsToTheDayItBeginsOn() {
    BusinessHours hours =
        hours(
            List.of(on(DayOfWeek.FRIDAY, "22:00", "06:00")),
            new Holiday(LocalDate.of(2026, 3, 14), "Saturday off", List.of()));

    assertThat(hours.isOpen(local("2026-03-06T23:00"))).isTrue();
    assertThat(hours.isOpen(local("2026-03-07T05:59"))).isTrue();
    assertThat(hours.isOpen(local("2026-03-07T06:00"))).isFalse();
    assertThat(hours.isOpen(local("2026-03-06T05:00"))).isFalse();
    assertThat(hours.isOpen(local("2026-03-14T03:00"))).as("Friday's night goes on").isTrue();
  }

  @Test
  void fromMidnightToMidnightIsTheWholeDay() {
    BusinessHours hours = hours(List.of(on(DayOfWeek.SUNDAY, "00:00", "00:00")));
    assertThat(hours.isOpen(local("2026-03-01T00:00"))).isTrue();
    assertThat(hours.isOpen(local("2026-03-01T23:59:59"))).isTrue();
    assertThat(hours.isOpen(local("2026-03-02T00:00"))).isFalse();
  }

  /** 29 March 2026, 03:00 becomes 04:00. */
  @Test
  void whereClocksGoForwardARangeStartsAtTheFirstHourThereIs() {
    BusinessHours hours = hours(List.of(on(DayOfWeek.SUNDAY, "03:30", "05:00")));
    assertThat(hours.isOpen(Instant.parse("2026-03-29T01:15:00Z"))).as("04:15").isFalse();
    assertThat(hours.isOpen(Instant.parse("2026-03-29T01:45:00Z"))).as("04:45").isTrue();
    assertThat(hours.isOpen(Instant.parse("2026-03-29T02:00:00Z"))).as("05:00").isFalse();
  }

  /** 25 October 2026, 04:00 becomes 03:00. */
  @Test
  void anHourThatComesTwiceIsOpenBothTimes() {
    BusinessHours hours = hours(List.of(on(DayOfWeek.SUNDAY, "02:00", "03:30")));
    assertThat(hours.isOpen(Instant.parse("2026-10-25T00:15:00Z"))).as("03:15 before").isTrue();
    assertThat(hours.isOpen(Instant.parse("2026-10-25T01:15:00Z"))).as("03:15 after").isTrue();
    assertThat(hours.isOpen(Instant.parse("2026-10-25T01:30:00Z"))).as("03:30 after").isFalse();
  }

  @Test
  void withoutHoursItIsNeverOpen() {
    assertThat(hours(List.of()).isOpen(local("2026-03-02T10:00"))).isFalse();
  }
}
