package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * How far waiting has brought a contact on the merged time line of its queue's relaxations, its own
 * and the delays of ranks: how many of each kind of relaxation are reached, and the longest delay
 * that is over.
 */
public record Stage(int ring, int ownRing, int delaySeconds) {
  static final Stage FIRST = new Stage(0, 0, 0);

  /** How many relaxations are reached. */
  int steps() {
    return ring + ownRing;
  }

  /** How many of the relaxations, in order of time, are reached after waiting for so long. */
  static int ringAt(List<Relaxation> relaxations, long waitedMillis) {
    int ring = 0;
    while (ring < relaxations.size() && startOf(relaxations, ring) <= waitedMillis) {
      ring++;
    }
    return ring;
  }

  /** When the ring after this one begins, in milliseconds of waiting; for ever if there is none. */
  static long startOf(List<Relaxation> relaxations, int ring) {
    return ring < relaxations.size()
        ? relaxations.get(ring).afterSeconds() * 1000L
        : Long.MAX_VALUE;
  }
}
