package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import java.util.List;
import java.util.Set;

/**
 * How a tenant works. {@code reopenWindowSeconds}: a message within it continues the last
 * interaction of its thread; {@code inactivityCloseSeconds}: a thread that waits longer for the
 * customer is closed; {@code missedOffersToAway}: so many in a row set an agent away, 0 never does.
 */
public record TenantSettings(
    DisconnectedPolicy disconnectedPolicy,
    int graceSeconds,
    int missedOffersToAway,
    int reopenWindowSeconds,
    int inactivityCloseSeconds,
    ChannelCosts capacity,
    RoutingSettings routing,
    List<PresenceReason> presenceReasons,
    SupervisionPolicy supervision) {
  private static final int MOST_REASONS = 30;
  private static final int A_MONTH_SECONDS = 30 * 24 * 3600;

  public static final TenantSettings STANDARD =
      new TenantSettings(
          DisconnectedPolicy.REQUEUE,
          30,
          3,
          24 * 3600,
          24 * 3600,
          ChannelCosts.STANDARD,
          RoutingSettings.STANDARD,
          PresenceReason.STANDARD,
          SupervisionPolicy.STANDARD);

  public TenantSettings {
    check("graceSeconds", graceSeconds, 0, 3600);
    check("missedOffersToAway", missedOffersToAway, 0, 100);
    check("reopenWindowSeconds", reopenWindowSeconds, 0, A_MONTH_SECONDS);
    check("inactivityCloseSeconds", inactivityCloseSeconds, 60, A_MONTH_SECONDS);
    presenceReasons = List.copyOf(presenceReasons);
    if (Set.copyOf(presenceReasons).size() < presenceReasons.size()) {
      throw RefusedException.invalid("/settings/presenceReasons", "the same reason is there twice");
    }
    if (presenceReasons.size() > MOST_REASONS) {
      throw RefusedException.invalid(
          "/settings/presenceReasons", "must not be more than " + MOST_REASONS);
    }
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw RefusedException.invalid(
          "/settings/" + name, "must be between " + least + " and " + most);
    }
  }
}
