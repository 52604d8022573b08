package dev.centrala.core.interaction;

/**
 * The newest grant that the database has seen for an interaction: a decision of an older pool or an
 * older moment is refused.
 */
public record Fence(long incarnation, long counter) implements Comparable<Fence> {
  public static final Fence NONE = new Fence(0, 0);

  @Override
  public int compareTo(Fence other) {
    int first = Long.compare(incarnation, other.incarnation);
    return first != 0 ? first : Long.compare(counter, other.counter);
  }
}
