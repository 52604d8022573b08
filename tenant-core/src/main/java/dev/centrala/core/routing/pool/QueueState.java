package dev.centrala.core.routing.pool;

import java.util.TreeSet;

/** One queue: its rules, who waits in it by age, and how many of its contacts are with agents. */
final class QueueState {
  QueueRules rules;
  final AnswerRate answers;
  final TreeSet<Contact> waiting = new TreeSet<>(Contact.BY_AGE);
  int offered;
  int assigned;

  /** All contacts of the queue, parked and in wrap-up too. */
  int held;

  QueueState(QueueRules rules, AnswerRate answers) {
    this.rules = rules;
    this.answers = answers;
  }

  /** The widest ring that a contact has reached after waiting for so long. */
  int ringAt(long waitedMillis) {
    int ring = 0;
    for (Relaxation relaxation : rules.relaxations()) {
      if (waitedMillis < relaxation.afterSeconds() * 1000L) {
        break;
      }
      ring++;
    }
    return ring;
  }

  /**
   * After how many milliseconds of waiting the ring after this one begins; 0 when there is none.
   */
  long ringMoveAfter(int ring) {
    return ring < rules.relaxations().size()
        ? rules.relaxations().get(ring).afterSeconds() * 1000L
        : 0;
  }

  /** How many contacts are served before this one, itself included. */
  int positionOf(Contact contact) {
    int position = 1;
    for (Contact other : waiting) {
      if (Contact.BY_PLACE.compare(other, contact) < 0) {
        position++;
      }
    }
    return position;
  }

  long longestWaitSeconds(long now) {
    return waiting.isEmpty() ? 0 : Math.max(0, now - waiting.first().enqueuedAt) / 1000;
  }
}
