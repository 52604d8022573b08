package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts of each kind, and of all together, an agent has at most at a time; 0 is none at
 * all, absent is as many as the budget allows. A user's own count before the tenant's.
 */
public record ChannelLimits(
    @Nullable Integer voice,
    @Nullable Integer chat,
    @Nullable Integer message,
    @Nullable Integer mail,
    @Nullable Integer task,
    @Nullable Integer contacts) {
  public static final ChannelLimits NONE = new ChannelLimits(null, null, null, null, null, null);

  private static final int MOST = 1_000;

  /** Refuses as invalid, with its place below {@code pointer}, what is out of range. */
  public void check(String pointer) {
    check(pointer + "/voice", voice);
    check(pointer + "/chat", chat);
    check(pointer + "/message", message);
    check(pointer + "/mail", mail);
    check(pointer + "/task", task);
    check(pointer + "/contacts", contacts);
  }

  private static void check(String pointer, @Nullable Integer limit) {
    if (limit != null && (limit < 0 || limit > MOST)) {
      throw RefusedException.invalid(pointer, "must be between 0 and " + MOST);
    }
  }
}
