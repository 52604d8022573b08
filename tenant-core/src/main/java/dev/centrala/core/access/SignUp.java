package dev.centrala.core.access;

import java.time.ZoneId;
import java.util.Locale;

/** A sign-up that waits for its mail to be answered. */
public record SignUp(
    String company,
    String name,
    MailAddress email,
    String passwordHash,
    ZoneId timeZone,
    String locale) {
  Locale language() {
    return Locale.forLanguageTag(locale);
  }

  SignUp withPasswordHash(String hash) {
    return new SignUp(company, name, email, hash, timeZone, locale);
  }

  @Override
  public String toString() {
    return "SignUp";
  }
}
