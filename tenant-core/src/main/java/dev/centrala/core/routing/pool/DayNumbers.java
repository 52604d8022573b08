package dev.centrala.core.routing.pool;

/**
 * What became of a queue's contacts since the day began, each counted once. Answered in time is
 * within the service level; short abandons are among the abandoned.
 */
public record DayNumbers(
    int answered, int answeredInTime, int abandoned, int shortAbandoned, int turnedAway) {
  public static final DayNumbers NONE = new DayNumbers(0, 0, 0, 0, 0);

  DayNumbers plusAnswered(boolean inTime) {
    return new DayNumbers(
        answered + 1, answeredInTime + (inTime ? 1 : 0), abandoned, shortAbandoned, turnedAway);
  }

  DayNumbers plusAbandoned(boolean isShort) {
    return new DayNumbers(
        answered, answeredInTime, abandoned + 1, shortAbandoned + (isShort ? 1 : 0), turnedAway);
  }

  DayNumbers plusTurnedAway() {
    return new DayNumbers(answered, answeredInTime, abandoned, shortAbandoned, turnedAway + 1);
  }

  /**
   * Answered in time ÷ (answered + abandoned, but not shortly), in thousandths; -1 while there is
   * nothing to divide.
   */
  public int serviceLevelPerMille() {
    int counted = answered + abandoned - shortAbandoned;
    return counted == 0 ? -1 : (int) (answeredInTime * 1000L / counted);
  }
}
