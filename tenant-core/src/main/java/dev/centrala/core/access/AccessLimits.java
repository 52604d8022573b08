package dev.centrala.core.access;

import java.time.Duration;

/**
 * The limits of everything that a stranger may try. {@code Account} is counted by mail address or
 * key, {@code Address} by network address.
 */
public record AccessLimits(
    Limit signInAccount,
    Limit signInAddress,
    Limit signUpAccount,
    Limit signUpAddress,
    Limit resetAccount,
    Limit resetAddress,
    Limit tokenAddress,
    Limit invitations) {
  /** For production. */
  public static AccessLimits standard() {
    return new AccessLimits(
        limit("signIn", 5, Duration.ofMinutes(30), Duration.ofSeconds(5)),
        limit("signInAddress", 50, Duration.ofMinutes(30), Duration.ofSeconds(5)),
        limit("signUp", 5, Duration.ofHours(1), Duration.ofMinutes(1)),
        limit("signUpAddress", 50, Duration.ofHours(1), Duration.ofSeconds(10)),
        limit("reset", 5, Duration.ofHours(1), Duration.ofMinutes(1)),
        limit("resetAddress", 50, Duration.ofHours(1), Duration.ofSeconds(10)),
        limit("tokenAddress", 50, Duration.ofMinutes(30), Duration.ofSeconds(5)),
        limit("invitations", 200, Duration.ofHours(1), Duration.ofSeconds(10)));
  }

  private static Limit limit(String name, int free, Duration window, Duration firstDelay) {
    return new Limit(name, free, window, firstDelay, Duration.ofMinutes(15));
  }
}
