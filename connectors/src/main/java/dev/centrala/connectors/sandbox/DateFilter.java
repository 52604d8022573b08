package dev.centrala.connectors.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Twilio's three ways to ask for a date: {@code DateSent}, {@code DateSent<} and {@code DateSent>},
 * all in GMT and inclusive. What has no date passes only where none is asked for.
 */
final class DateFilter {
  private DateFilter() {}

  static Predicate<Optional<Instant>> of(ApiCall call, String name) {
    Predicate<Instant> all = at -> true;
    boolean asked = false;
    String on = call.field(name);
    if (!on.isEmpty()) {
      asked = true;
      LocalDate day = LocalDate.ofInstant(parse(on), ZoneOffset.UTC);
      all = all.and(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day));
    }
    String until = call.field(name + "<");
    if (!until.isEmpty()) {
      asked = true;
      Instant end = until.length() == 10 ? parse(until).plusSeconds(86_399) : parse(until);
      all = all.and(at -> !at.isAfter(end));
    }
    String since = call.field(name + ">");
    if (!since.isEmpty()) {
      asked = true;
      Instant start = parse(since);
      all = all.and(at -> !at.isBefore(start));
    }
    Predicate<Instant> dated = all;
    boolean undated = !asked;
    return at -> at.map(dated::test).orElse(undated);
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
