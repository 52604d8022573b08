package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * All contacts to find an agent for, or one more agent to ask: the classes, and a tree of their
 * heads in the order in which they should be served.
 */
final class WaitingRoom {
  static final Comparator<WaitingClass> BY_HEAD =
      Comparator.comparing((WaitingClass c) -> c.placedHead, Contact.BY_SCORE);

  /** A queue's contacts are of few classes at a time: these are many queues. */
  private static final int KEPT = 2_000;

  private static final TreeSet<Contact> NOBODY = new TreeSet<>(Contact.BY_AGE);

  /** For look-up only, never walked: its order is not the same on every node. */
  private final Map<ClassKey, WaitingClass> classes = new HashMap<>();

  /** For look-up only: what is known of classes, the one longest not asked for goes first. */
  private final Map<ClassKey, Fitness> fitness =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ClassKey, Fitness> eldest) {
          return size() > KEPT;
        }
      };

  /** For look-up only: who waits for one agent alone. */
  private final Map<UserId, TreeSet<Contact>> held = new HashMap<>();

  private final TreeSet<WaitingClass> heads = new TreeSet<>(BY_HEAD);

  Iterable<WaitingClass> inOrder() {
    return heads;
  }

  Collection<Contact> heldFor(UserId agent) {
    return held.getOrDefault(agent, NOBODY);
  }

  void add(Contact contact, int secondsPerPriority) {
    QueueState queue = contact.queue;
    contact.turn = Turn.of(contact, secondsPerPriority);
    ClassKey key = contact.classKey();
    WaitingClass waiting = classes.get(key);
    if (waiting == null) {
      waiting = new WaitingClass(key, queue, fitnessOf(key, queue.rules), contact);
      classes.put(key, waiting);
      heads.add(waiting);
    } else {
      waiting.contacts.add(contact);
      replaceHead(waiting);
    }
    contact.waitingIn = waiting;
    if (contact.held != null) {
      held.computeIfAbsent(contact.held.agent(), a -> new TreeSet<>(Contact.BY_AGE)).add(contact);
    }
    if (contact.state == ContactState.WAITING) {
      queue.begins(contact);
    }
  }

  /** What is known of the class that the contact would wait in. */
  Fitness fitnessOf(Contact contact) {
    return fitnessOf(contact.classKey(), contact.queue.rules);
  }

  private Fitness fitnessOf(ClassKey key, QueueRules rules) {
    Fitness known = fitness.get(key);
    if (known == null || known.rules != rules) {
      known = new Fitness(key, rules);
      fitness.put(key, known);
    }
    return known;
  }

  void remove(Contact contact) {
    WaitingClass waiting = contact.waitingIn;
    if (waiting == null) {
      return;
    }
    contact.waitingIn = null;
    if (waiting.key.heldFor() != null) {
      held.computeIfPresent(
          waiting.key.heldFor(),
          (agent, contacts) -> {
            contacts.remove(contact);
            return contacts.isEmpty() ? null : contacts;
          });
    }
    contact.queue.ceases(contact);
    waiting.contacts.remove(contact);
    if (waiting.contacts.isEmpty()) {
      heads.remove(waiting);
      classes.remove(waiting.key);
    } else {
      replaceHead(waiting);
    }
  }

  private void replaceHead(WaitingClass waiting) {
    Contact head = waiting.head();
    if (head != waiting.placedHead) {
      heads.remove(waiting);
      waiting.placedHead = head;
      heads.add(waiting);
    }
  }
}
