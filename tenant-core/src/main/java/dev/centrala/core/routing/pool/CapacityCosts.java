package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.Channel;

/**
 * What one contact of each kind takes of an agent's budget; each cost is 1 to 100. SMS and social
 * are messages.
 */
public record CapacityCosts(
    int voice, int chat, int message, int mail, int task, CapacityLimits limits) {
  /** What every agent has to spend. */
  public static final int BUDGET = 100;

  public static final CapacityCosts DEFAULT = new CapacityCosts(100, 25, 20, 20, 20);

  public CapacityCosts(int voice, int chat, int message, int mail, int task) {
    this(voice, chat, message, mail, task, CapacityLimits.DEFAULT);
  }

  public CapacityCosts {
    for (int cost : new int[] {voice, chat, message, mail, task}) {
      if (cost < 1 || cost > BUDGET) {
        throw new IllegalArgumentException("capacity cost " + cost);
      }
    }
  }

  public int of(Channel channel) {
    return of(Medium.of(channel));
  }

  public int of(Medium medium) {
    return switch (medium) {
      case VOICE -> voice;
      case CHAT -> chat;
      case MESSAGE -> message;
      case MAIL -> mail;
      case TASK -> task;
    };
  }
}
