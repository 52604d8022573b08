package dev.centrala.core.routing.pool;

/**
 * How a queue chooses among the free agents who fit. Each method falls back to longest idle, then
 * to the id.
 */
public enum Selection {
  LONGEST_IDLE("longestIdle"),
  BEST_PROFICIENCY("bestProficiency"),
  LEAST_BUSY("leastBusy"),
  ROUND_ROBIN("roundRobin"),
  /** Who has taken the fewest contacts since the last {@code NewDay}. */
  LEAST_HANDLED("leastHandled"),
  /** By lot; the proficiencies in the required skills are the weight. */
  WEIGHTED_RANDOM("weightedRandom");

  private final String wireName;

  Selection(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON and in the database. */
  public String wireName() {
    return wireName;
  }

  public static Selection fromWireName(String name) {
    for (Selection selection : values()) {
      if (selection.wireName.equals(name)) {
        return selection;
      }
    }
    throw new IllegalArgumentException("no selection " + name);
  }
}
