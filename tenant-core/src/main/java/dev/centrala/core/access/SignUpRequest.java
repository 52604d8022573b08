package dev.centrala.core.access;

import org.jspecify.annotations.Nullable;

/** What a stranger sends to sign a business up. */
public record SignUpRequest(
    String company,
    String name,
    String email,
    String password,
    @Nullable String timeZone,
    @Nullable String locale) {
  @Override
  public String toString() {
    return "SignUpRequest";
  }
}
