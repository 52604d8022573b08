package dev.centrala.core.routing.pool;

/**
 * How far waiting has brought a contact: how many relaxations of its queue are reached, and the
 * longest delay of a rank that is over.
 */
public record Stage(int ring, int delaySeconds) {
  static final Stage FIRST = new Stage(0, 0);

  /** How many relaxations are reached. */
  int steps() {
    return ring;
  }
}
