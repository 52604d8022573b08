package dev.centrala.core.routing.pool;

/**
 * How many contacts of each medium, and of all together, an agent has at most at a time; 0 switches
 * a medium off without losing its cost. Up to {@link #NONE}, which is no limit beside the budget.
 */
public record CapacityLimits(int voice, int chat, int message, int mail, int task, int contacts) {
  /** More than any budget allows. */
  public static final int NONE = 1000;

  public static final CapacityLimits DEFAULT =
      new CapacityLimits(NONE, NONE, NONE, NONE, NONE, NONE);

  public CapacityLimits {
    for (int limit : new int[] {voice, chat, message, mail, task, contacts}) {
      if (limit < 0 || limit > NONE) {
        throw new IllegalArgumentException("capacity limit " + limit);
      }
    }
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
