package dev.centrala.core.routing.pool;

import java.util.TreeSet;

/** One queue: its rules, who waits in it by age, and how many of its contacts are with agents. */
final class QueueState {
  QueueRules rules;
  final AnswerRate answers;
  final TreeSet<Contact> waiting = new TreeSet<>(Contact.BY_AGE);

  /** Who is on offer, or may be, to several agents at once. */
  final TreeSet<Contact> shared = new TreeSet<>(Contact.BY_AGE);

  /** How many of those who wait are tasks. */
  private int tasks;

  int offered;
  int assigned;

  /** All contacts of the queue, parked and in wrap-up too. */
  int held;

  DayNumbers today = DayNumbers.NONE;

  private QueuePlan plan;

  QueueState(QueueRules rules, AnswerRate answers) {
    this.rules = rules;
    this.answers = answers;
    this.plan = new QueuePlan(rules);
  }

  /** What follows from the rules as they are now. */
  QueuePlan plan() {
    if (plan.rules != rules) {
      plan = new QueuePlan(rules);
    }
    return plan;
  }

  /** Waits from now on. */
  void begins(Contact contact) {
    if (waiting.add(contact) && contact.isTask()) {
      tasks++;
    }
  }

  /** Waits no longer, if it did. */
  void ceases(Contact contact) {
    if (waiting.remove(contact) && contact.isTask()) {
      tasks--;
    }
  }

  /** How many customers wait for somebody now. */
  int length() {
    return waiting.size() - tasks;
  }

  /** An agent has the contact now; only the first one counts. */
  void answered(Contact contact, long now) {
    answers.answered(now);
    if (!contact.answered && !contact.isOfAgent()) {
      today = today.plusAnswered(now <= rules.serving().dueAt(contact.enqueuedAt));
    }
    contact.answered = true;
  }

  /** The customer gave up; who had been with an agent did not. */
  void abandoned(Contact contact, long now) {
    if (!contact.answered && !contact.isOfAgent()) {
      long shortly = rules.limits().shortAbandonSeconds() * 1000L;
      today = today.plusAbandoned(now - contact.enqueuedAt < shortly);
    }
  }

  /** It may not wait here. */
  void turnedAway(Contact contact) {
    if (!contact.isOfAgent()) {
      today = today.plusTurnedAway();
    }
  }

  /** How many contacts are served before this one, itself included. */
  int positionOf(Contact contact) {
    int position = 1;
    for (Contact other : waiting) {
      if (Contact.BY_TURN.compare(other, contact) < 0) {
        position++;
      }
    }
    return position;
  }

  long longestWaitSeconds(long now) {
    return waiting.isEmpty() ? 0 : Math.max(0, now - waiting.first().enqueuedAt) / 1000;
  }
}
