package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import java.util.List;

/**
 * An agent who is busy with {@code interrupted} may be given {@code by} all the same; both are
 * kinds of channels, named as in {@link ChannelCosts}.
 */
public record Interruption(String by, String interrupted) {
  private static final List<String> KINDS = List.of("voice", "chat", "message", "mail", "task");

  /** A call may come on top of everything else. */
  public static final List<Interruption> BY_CALLS =
      List.of(
          new Interruption("voice", "chat"),
          new Interruption("voice", "message"),
          new Interruption("voice", "mail"),
          new Interruption("voice", "task"));

  public Interruption {
    if (!KINDS.contains(by) || !KINDS.contains(interrupted) || by.equals(interrupted)) {
      throw RefusedException.invalid(
          "/settings/interruptions", "must name two different kinds of " + KINDS);
    }
  }
}
