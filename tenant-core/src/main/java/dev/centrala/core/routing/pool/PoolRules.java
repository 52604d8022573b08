package dev.centrala.core.routing.pool;

/**
 * The tenant's settings that routing follows.
 *
 * @param secondsPerPriority how many seconds of waiting one step of priority is worth
 * @param missedOffersToAway an agent who misses this many offers in a row is set away; 0 never does
 * @param rejectCooldownSeconds for how long a contact is not offered again to an agent who rejected
 *     or missed it
 * @param graceSeconds how long an agent may be disconnected before {@code disconnected} applies
 * @param holdSeconds how long a customer's reply waits for its own agent before anyone may take it
 * @param confirmSeconds how long a grant may stay unconfirmed by the database before the pool asks
 *     about it
 * @param interruptions which media may interrupt which
 */
public record PoolRules(
    int secondsPerPriority,
    int missedOffersToAway,
    int rejectCooldownSeconds,
    int graceSeconds,
    Disconnected disconnected,
    int holdSeconds,
    int confirmSeconds,
    Interruptions interruptions) {
  public static final PoolRules DEFAULT =
      new PoolRules(60, 1, 30, 30, Disconnected.REQUEUE, 60, 10);

  /** Rules under which only calls interrupt. */
  public PoolRules(
      int secondsPerPriority,
      int missedOffersToAway,
      int rejectCooldownSeconds,
      int graceSeconds,
      Disconnected disconnected,
      int holdSeconds,
      int confirmSeconds) {
    this(
        secondsPerPriority,
        missedOffersToAway,
        rejectCooldownSeconds,
        graceSeconds,
        disconnected,
        holdSeconds,
        confirmSeconds,
        Interruptions.DEFAULT);
  }

  public PoolRules {
    if (secondsPerPriority < 0
        || missedOffersToAway < 0
        || rejectCooldownSeconds < 1
        || graceSeconds < 0
        || holdSeconds < 0
        || confirmSeconds < 1) {
      throw new IllegalArgumentException("pool rules out of range");
    }
  }

  /** What becomes of the work of an agent whose grace time is over. */
  public enum Disconnected {
    REQUEUE,
    KEEP
  }
}
