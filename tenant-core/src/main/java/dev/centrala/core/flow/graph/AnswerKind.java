package dev.centrala.core.flow.graph;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a collected answer must be, and how it is understood. */
public enum AnswerKind {
  DIGITS(Question.Kind.DIGITS),
  NUMBER(Question.Kind.NUMBER),
  DATE(Question.Kind.DATE),
  TEXT(Question.Kind.TEXT),
  PIN(Question.Kind.PIN),
  YES_NO(Question.Kind.YES_NO);

  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})|(\\d{2})(\\d{2})(\\d{4})");
  private static final Pattern DIGITS_ONLY = Pattern.compile("\\d+");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}([.,*]\\d{1,6})?");

  private final Question.Kind question;

  AnswerKind(Question.Kind question) {
    this.question = question;
  }

  Question.Kind question() {
    return question;
  }

  String wireName() {
    return this == YES_NO ? "yesNo" : name().toLowerCase(java.util.Locale.ROOT);
  }

  static AnswerKind fromWireName(String name) {
    return name.equals("yesNo") ? YES_NO : valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }

  boolean isSecret() {
    return this == PIN;
  }

  /**
   * The value as JSON has it: digits, dates (as ISO 8601) and texts are strings, {@code least} and
   * {@code most} limit their length; numbers are Long or Double, limited by value. A date is read
   * with the day first, unless it begins with the year.
   */
  Optional<Object> read(String answer, int least, int most) {
    return switch (this) {
      case DIGITS, PIN -> digits(CollectNode.plain(answer), least, most);
      case NUMBER -> number(CollectNode.plain(answer), least, most);
      case DATE -> date(answer.replace(" ", ""));
      case TEXT -> answer.isBlank() ? Optional.empty() : Optional.of(answer);
      case YES_NO -> Optional.of(answer.equals("yes"));
    };
  }

  private static Optional<Object> digits(String text, int least, int most) {
    return DIGITS_ONLY.matcher(text).matches() && text.length() >= least && text.length() <= most
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<Object> number(String text, int least, int most) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text.replace(',', '.').replace('*', '.'));
    if (value < least || value > most) {
      return Optional.empty();
    }
    return Optional.of(value == Math.rint(value) ? (Object) (long) value : (Object) value);
  }

  private static Optional<Object> date(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return date(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher day = DAY_FIRST.matcher(text);
    if (!day.matches()) {
      return Optional.empty();
    }
    return day.group(1) == null
        ? date(day.group(6), day.group(5), day.group(4))
        : date(day.group(3), day.group(2), day.group(1));
  }

  private static Optional<Object> date(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
