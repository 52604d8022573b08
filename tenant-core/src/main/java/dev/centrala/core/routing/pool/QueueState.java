package dev.centrala.core.routing.pool;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One queue: its rules, who waits in it by age, and how many of its contacts are with agents. */
final class QueueState {
  /** Whoever looks at many places at once has none of them in a queue longer than this. */
  private static final int MOST_COUNTED = 20_000;

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

  /**
   * The positions of several who wait here, as {@link #positionOf} has them, in one walk along the
   * queue; empty where it is longer than is worth a walk.
   */
  Map<Contact, Integer> positionsOf(List<Contact> some) {
    Map<Contact, Integer> positions = new IdentityHashMap<>();
    if (waiting.size() > MOST_COUNTED) {
      return positions;
    }
    List<Contact> byTurn = some.stream().sorted(Contact.BY_TURN).toList();
    int[] served = new int[byTurn.size() + 1];
    for (Contact each : waiting) {
      int at = Collections.binarySearch(byTurn, each, Contact.BY_TURN);
      served[at < 0 ? -at - 1 : at + 1]++;
    }
    int before = 0;
    for (int i = 0; i < byTurn.size(); i++) {
      before += served[i];
      positions.put(byTurn.get(i), before + 1);
    }
    return positions;
  }

  long longestWaitSeconds(long now) {
    return waiting.isEmpty() ? 0 : Math.max(0, now - waiting.first().enqueuedAt) / 1000;
  }
}
