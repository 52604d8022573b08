package dev.centrala.core.routing.pool;

import java.util.List;

/**
 * How much waiting a queue allows; 0 is without limit. A queue that has {@code maxLength} contacts
 * waiting takes no more; who waits in it for {@code maxWaitSeconds} is turned away. Overflows are
 * tried first, in their order. A closed queue takes nobody new, and with {@code emptyOnClose} keeps
 * nobody who waits. Who gives up before {@code shortAbandonSeconds} does not count as lost.
 */
public record Limits(
    int maxLength,
    int maxWaitSeconds,
    List<Overflow> overflows,
    boolean closed,
    boolean emptyOnClose,
    int shortAbandonSeconds) {
  public static final Limits NONE = new Limits(0, 0, List.of(), false, false, 0);

  public Limits {
    if (maxLength < 0 || maxWaitSeconds < 0 || shortAbandonSeconds < 0) {
      throw new IllegalArgumentException("limits below 0");
    }
    overflows = List.copyOf(overflows);
  }

  public Limits length(int most) {
    return new Limits(most, maxWaitSeconds, overflows, closed, emptyOnClose, shortAbandonSeconds);
  }

  public Limits waitSeconds(int longest) {
    return new Limits(maxLength, longest, overflows, closed, emptyOnClose, shortAbandonSeconds);
  }

  public Limits overflowing(Overflow... to) {
    return new Limits(
        maxLength, maxWaitSeconds, List.of(to), closed, emptyOnClose, shortAbandonSeconds);
  }

  public Limits closed(boolean isClosed, boolean empty) {
    return new Limits(maxLength, maxWaitSeconds, overflows, isClosed, empty, shortAbandonSeconds);
  }

  public Limits shortAbandonSeconds(int seconds) {
    return new Limits(maxLength, maxWaitSeconds, overflows, closed, emptyOnClose, seconds);
  }

  /** Whether those who wait must go, too. */
  boolean empties() {
    return closed && emptyOnClose;
  }
}
