package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;

/** What one contact of each kind takes of an agent's budget of 100. SMS and social are messages. */
public record ChannelCosts(int voice, int chat, int message, int mail, int task) {
  public static final ChannelCosts STANDARD = new ChannelCosts(100, 25, 20, 20, 20);

  public ChannelCosts {
    check("voice", voice);
    check("chat", chat);
    check("message", message);
    check("mail", mail);
    check("task", task);
  }

  private static void check(String channel, int cost) {
    if (cost < 1 || cost > 100) {
      throw RefusedException.invalid("/settings/capacity/" + channel, "must be between 1 and 100");
    }
  }
}
