package dev.centrala.core.routing.pool;

import java.util.List;
import java.util.TreeSet;

/** The waiting contacts of one class in order, and who may serve them. */
final class WaitingClass {
  final ClassKey key;
  final QueueState queue;
  final Medium medium;
  final Fitness fitness;
  final List<Clause> requirements;
  final TreeSet<Contact> contacts = new TreeSet<>(Contact.BY_TURN);

  /** The head under which this class stands in the tree of heads. */
  Contact placedHead;

  WaitingClass(ClassKey key, QueueState queue, Fitness fitness, Contact first) {
    this.key = key;
    this.queue = queue;
    this.medium = Medium.of(key.channel());
    this.fitness = fitness;
    this.requirements = fitness.requirements;
    this.placedHead = first;
    contacts.add(first);
  }

  Contact head() {
    return contacts.first();
  }

  /** Nobody is asked while the queue is paused; a conversation returns to its agent even so. */
  boolean isPaused() {
    return queue.rules.serving().paused() && !key.own();
  }
}
