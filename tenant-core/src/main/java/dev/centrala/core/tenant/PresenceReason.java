package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import java.util.List;

/**
 * Why an agent takes no work, as the desk offers it: the presence ({@code busy} or {@code away})
 * and a name. The names of {@link #STANDARD} are shown in each agent's own language.
 */
public record PresenceReason(String state, String name) {
  public static final List<PresenceReason> STANDARD =
      List.of(
          new PresenceReason("away", "break"),
          new PresenceReason("away", "lunch"),
          new PresenceReason("away", "meeting"),
          new PresenceReason("away", "training"));

  private static final int LONGEST = 60;

  public PresenceReason {
    if (!state.equals("busy") && !state.equals("away")) {
      throw RefusedException.invalid("/settings/presenceReasons", "the state is busy or away");
    }
    name = name.strip();
    if (name.isEmpty()
        || name.length() > LONGEST
        || name.chars().anyMatch(Character::isISOControl)) {
      throw RefusedException.invalid(
          "/settings/presenceReasons", "a name has 1 to " + LONGEST + " characters on one line");
    }
  }
}
