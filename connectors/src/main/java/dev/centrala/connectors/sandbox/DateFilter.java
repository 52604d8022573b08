package dev.centrala.connectors.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Predicate;

/**
 * Twilio's three ways to ask for a date: {@code DateSent}, {@code DateSent<} and {@code DateSent>},
 * all in GMT and inclusive.
 */
final class DateFilter {
  private DateFilter() {}

  static Predicate<Instant> of(ApiCall call, String name) {
    Predicate<Instant> all = at -> true;
    String on = call.field(name);
    if (!on.isEmpty()) {
      LocalDate day = LocalDate.ofInstant(parse(on), ZoneOffset.UTC);
      all = all.and(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day));
    }
    String until = call.field(name + "<");
    if (!until.isEmpty()) {
      Instant end = until.length() == 10 ? parse(until).plusSeconds(86_399) : parse(until);
      all = all.and(at -> !at.isAfter(end));
    }
    String since = call.field(name + ">");
    if (!since.isEmpty()) {
      Instant start = parse(since);
      all = all.and(at -> !at.isBefore(start));
    }
    return all;
  }

  private static Instant parse(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : LocalDateTime.parse(text.replaceFirst("Z$", "").replaceFirst("\\+00:00$", ""))
              .toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException unreadable) {
      return Instant.EPOCH;
    }
  }
}
