package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;

/**
 * How a tenant works. {@code reopenWindowSeconds}: a message within it continues the last
 * interaction of its thread; {@code inactivityCloseSeconds}: a thread that waits longer for the
 * customer is closed.
 */
public record TenantSettings(
    DisconnectedPolicy disconnectedPolicy,
    int graceSeconds,
    int missedOffersToAway,
    int reopenWindowSeconds,
    int inactivityCloseSeconds,
    ChannelCosts capacity) {
  private static final int A_MONTH_SECONDS = 30 * 24 * 3600;

  public static final TenantSettings STANDARD =
      new TenantSettings(
          DisconnectedPolicy.REQUEUE, 30, 3, 24 * 3600, 24 * 3600, ChannelCosts.STANDARD);

  public TenantSettings {
    check("graceSeconds", graceSeconds, 0, 3600);
    check("missedOffersToAway", missedOffersToAway, 1, 100);
    check("reopenWindowSeconds", reopenWindowSeconds, 0, A_MONTH_SECONDS);
    check("inactivityCloseSeconds", inactivityCloseSeconds, 60, A_MONTH_SECONDS);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw RefusedException.invalid(
          "/settings/" + name, "must be between " + least + " and " + most);
    }
  }
}
