package dev.centrala.core.routing.pool;

import java.util.Comparator;

/**
 * The place of a waiting contact, fixed when it enters a class. {@code score}, in milliseconds,
 * compares it with contacts of other classes: when it came or is due, priority counted as waiting.
 * The other two give the order that its queue wants within a class; the smallest is first.
 */
record Turn(long score, long first, long second) {
  static final Turn NONE = new Turn(0, 0, 0);

  static final Comparator<Turn> IN_QUEUE =
      Comparator.comparingLong(Turn::first).thenComparingLong(Turn::second);

  static Turn of(Contact contact, int secondsPerPriority) {
    QueueRules rules = contact.queue.rules;
    long priority = (long) rules.priority() + contact.priority;
    long bonus = priority * secondsPerPriority * 1000L;
    long since = contact.enqueuedAt;
    return switch (rules.serving().order()) {
      case FIFO -> new Turn(since - bonus, 0, since - bonus);
      case PRIORITY -> new Turn(since - bonus, -priority, since);
      case DUE_BY -> {
        long due = contact.dueBy == 0 ? rules.serving().dueAt(since) : contact.dueBy;
        yield new Turn(due - bonus, 0, due - bonus);
      }
      case LIFO -> new Turn(since - bonus, 0, -(since + bonus));
    };
  }
}
