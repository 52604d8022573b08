package dev.centrala.core.routing.pool;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks the whole board and lists what contradicts its invariants. Slow; for tests and after a
 * replica was read.
 */
final class Audit {
  private final Board board;
  private final List<String> found = new ArrayList<>();

  Audit(Board board) {
    this.board = board;
  }

  List<String> contradictions() {
    board.contacts.values().forEach(this::check);
    board.roster.all().forEach(this::check);
    board.queues.values().forEach(this::check);
    board.waiting.inOrder().forEach(this::check);
    int asked = board.contacts.values().stream().mapToInt(c -> c.asked.size()).sum();
    claim(asked == board.offers.size(), board.offers.size() + " offers, not " + asked);
    return List.copyOf(found);
  }

  private void check(Contact contact) {
    boolean waits = contact.state == ContactState.WAITING;
    boolean onOffer = contact.state == ContactState.OFFERED;
    claim(
        (waits || onOffer) == (contact.agent == null),
        contact.id + " is " + contact.state + " with " + contact.agent);
    claim(
        (waits || contact.hasRoomForMore()) == (contact.waitingIn != null),
        contact.id + " is not filed as waiting or not");
    claim(onOffer == !contact.asked.isEmpty(), contact.id + " and its offers disagree");
    checkAsked(contact);
    claim(contact.scheduledAt() == contact.nextDeadline(), contact.id + " has the wrong deadline");
    claim(
        contact.held == null || !new Holds(board).isOver(contact.held),
        contact.id + " is held for somebody who is not waited for");
    if (contact.agent != null) {
      claim(contact.agent.contacts.contains(contact), contact.id + " is unknown to its agent");
    }
  }

  /** As many as the queue asks at once, no agent twice, and only one where it is not shared. */
  private void checkAsked(Contact contact) {
    int most = contact.shared ? contact.queue.rules.serving().atOnce() : 1;
    claim(contact.asked.size() <= most, contact.id + " is on offer to too many");
    claim(
        contact.shared == contact.queue.shared.contains(contact),
        contact.id + " is filed as shared or not");
    for (Asked asked : contact.asked) {
      claim(board.offers.get(asked.offer()) == contact, contact.id + " has an unknown offer");
      claim(contact.askedOf(asked.agent()) == asked, contact.id + " is on offer to one twice");
      claim(asked.agent().contacts.contains(contact), contact.id + " is unknown to its agent");
      claim(
          board.roster.find(asked.agent().id) == asked.agent(),
          contact.id + " is on offer to nobody known");
      claim(asked.epoch().compareTo(contact.epoch) <= 0, contact.id + " has an older epoch");
    }
  }

  private void check(Agent agent) {
    Load load = Load.NONE;
    for (Contact contact : agent.contacts) {
      load = load.plus(Medium.of(contact.channel), contact.costFor(agent));
    }
    claim(load.equals(agent.load), agent.profile.name() + " has " + agent.load + ", not " + load);
    claim(agent.placedStanding.equals(Standing.of(agent)), agent.profile.name() + " is misfiled");
    claim(agent.placedIdle == agent.idleSince, agent.profile.name() + " is filed as idle too long");
    claim(
        agent.placedTurn == agent.lastTurn, agent.profile.name() + " is filed for the wrong turn");
    claim(
        agent.placedHandled == agent.handledToday,
        agent.profile.name() + " is filed with the wrong count");
    claim(
        agent.pending == null || agent.hasWorkInHand(),
        agent.profile.name() + " waits for nothing");
  }

  private void check(QueueState queue) {
    String name = queue.rules.name();
    List<Contact> of = board.contacts.values().stream().filter(c -> c.queue == queue).toList();
    claim(of.size() == queue.held, name + " counts wrong");
    claim(count(of, ContactState.WAITING) == queue.waiting.size(), name + " counts waiting wrong");
    claim(count(of, ContactState.OFFERED) == queue.offered, name + " counts offered wrong");
    claim(count(of, ContactState.ASSIGNED) == queue.assigned, name + " counts assigned wrong");
  }

  /**
   * No class has an agent who could take its head: also not one whom matching had no reason to look
   * at.
   */
  private void check(WaitingClass waiting) {
    claim(waiting.placedHead == waiting.head(), waiting.key + " stands under the wrong head");
    long steps = board.scanSteps;
    Agent idle = new Chooser(board).best(waiting, Memberships.ANY_RANK);
    board.scanSteps = steps;
    claim(
        idle == null,
        waiting.key + " waits although " + (idle == null ? "" : idle.profile.name()) + " is free");
    Explanation said = waiting.fitness.keptWaitingSince(board.roster.filings());
    if (said != null) {
      Explanation now = new Explainer(board, new Chooser(board)).keptWaitingNow(waiting);
      claim(said.at(board.now).equals(now), waiting.key + " is told of agents as they were");
    }
    for (Contact contact : waiting.contacts) {
      claim(contact.classKey().equals(waiting.key), contact.id + " is in the wrong class");
    }
  }

  private static long count(List<Contact> contacts, ContactState state) {
    return contacts.stream().filter(c -> c.state == state).count();
  }

  private void claim(boolean holds, String otherwise) {
    if (!holds) {
      found.add(otherwise);
    }
  }
}
