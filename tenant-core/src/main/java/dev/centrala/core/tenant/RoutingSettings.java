package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import java.util.List;

/**
 * How a tenant's work is routed, whatever the queue. One step of priority is worth {@code
 * secondsPerPriority} of waiting; who declined or missed a contact is not asked again for {@code
 * rejectCooldownSeconds}; a customer's reply waits {@code holdSeconds} for its own agent.
 */
public record RoutingSettings(
    int secondsPerPriority,
    int rejectCooldownSeconds,
    int holdSeconds,
    ChannelLimits limits,
    List<Interruption> interruptions) {
  public static final RoutingSettings STANDARD =
      new RoutingSettings(60, 30, 60, ChannelLimits.NONE, Interruption.BY_CALLS);

  public RoutingSettings {
    check("secondsPerPriority", secondsPerPriority, 0, 3_600);
    check("rejectCooldownSeconds", rejectCooldownSeconds, 1, 3_600);
    check("holdSeconds", holdSeconds, 0, 3_600);
    limits.check("/settings/limits");
    interruptions = interruptions.stream().distinct().toList();
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw RefusedException.invalid(
          "/settings/" + name, "must be between " + least + " and " + most);
    }
  }
}
