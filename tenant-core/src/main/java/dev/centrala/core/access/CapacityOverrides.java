package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What one contact of each kind takes of this user's budget of 100, where it differs from the
 * tenant's cost.
 */
public record CapacityOverrides(
    @Nullable Integer voice,
    @Nullable Integer chat,
    @Nullable Integer message,
    @Nullable Integer mail,
    @Nullable Integer task) {
  public static final CapacityOverrides NONE = new CapacityOverrides(null, null, null, null, null);

  public CapacityOverrides {
    check("voice", voice);
    check("chat", chat);
    check("message", message);
    check("mail", mail);
    check("task", task);
  }

  private static void check(String channel, @Nullable Integer cost) {
    if (cost != null && (cost < 1 || cost > 100)) {
      throw RefusedException.invalid("/agent/capacity/" + channel, "must be between 1 and 100");
    }
  }
}
