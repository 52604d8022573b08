package dev.centrala.core.access;

/** What a user's authenticator app needs, shown once: {@code secret} in base 32, or the address. */
public record Enrolment(String secret, String uri) {
  /** Never the secret. */
  @Override
  public String toString() {
    return "Enrolment";
  }
}
