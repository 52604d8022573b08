package dev.centrala.core.routing.pool;

/**
 * What an agent has in hand, by medium: how many contacts, and how much of the budget they take.
 * Parked contacts take nothing and are not counted. Packed, since agents are grouped by it.
 */
record Load(long costs, long counts) implements Comparable<Load> {
  static final Load NONE = new Load(0, 0);

  /** Bits for each medium: more than five overloaded agents together could fill. */
  private static final int BITS = 12;

  private static final long MASK = (1L << BITS) - 1;

  Load plus(Medium medium, int cost) {
    return cost == 0 ? this : new Load(costs + at(medium, cost), counts + at(medium, 1));
  }

  Load minus(Medium medium, int cost) {
    return cost == 0 ? this : new Load(costs - at(medium, cost), counts - at(medium, 1));
  }

  int used(Medium medium) {
    return (int) ((costs >> shift(medium)) & MASK);
  }

  int held(Medium medium) {
    return (int) ((counts >> shift(medium)) & MASK);
  }

  int used() {
    return sum(costs);
  }

  int held() {
    return sum(counts);
  }

  private static int sum(long packed) {
    int sum = 0;
    for (long rest = packed; rest != 0; rest >>>= BITS) {
      sum += (int) (rest & MASK);
    }
    return sum;
  }

  private static long at(Medium medium, int value) {
    return (long) value << shift(medium);
  }

  private static int shift(Medium medium) {
    return medium.ordinal() * BITS;
  }

  @Override
  public int compareTo(Load other) {
    int byCosts = Long.compare(costs, other.costs);
    return byCosts == 0 ? Long.compare(counts, other.counts) : byCosts;
  }
}
