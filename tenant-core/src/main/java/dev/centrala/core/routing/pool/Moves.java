package dev.centrala.core.routing.pool;

import java.util.List;

/** Moves contacts between states and keeps every index, count and load right. */
final class Moves {
  private final Board board;
  private final Holds holds;

  Moves(Board board) {
    this.board = board;
    this.holds = new Holds(board);
  }

  void add(Contact contact) {
    board.contacts.put(contact.id.value(), contact);
    contact.queue.held++;
  }

  /** Takes the contact out of the pool altogether. */
  void drop(Contact contact) {
    if (contact.agent != null) {
      release(contact);
    }
    leaveQueue(contact);
    List.copyOf(contact.asked).forEach(asked -> unask(contact, asked));
    board.deadlines.schedule(contact, 0);
    board.contacts.remove(contact.id.value());
    contact.queue.held--;
  }

  /** Puts a contact that nobody has at its place; from now on it is matched. */
  void enterQueue(Contact contact) {
    holds.settle(contact);
    contact.state = ContactState.WAITING;
    contact.endsAt = 0;
    contact.confirmed = false;
    file(contact);
  }

  private void file(Contact contact) {
    contact.age(board.now);
    board.waiting.add(contact, board.rules.secondsPerPriority());
    board.fresh.add(contact);
    board.schedule(contact);
  }

  /** The holds began at {@code fromMillis}, one after another; those that are over are left out. */
  void resumeHolds(Contact contact, List<Hold> began, long fromMillis) {
    holds.resume(contact, began, fromMillis);
  }

  void leaveQueue(Contact contact) {
    board.waiting.remove(contact);
    board.fresh.remove(contact);
    board.toExplain.remove(contact);
  }

  /** A contact that is nowhere belongs to another queue from now on, under a new epoch. */
  void changeQueue(Contact contact, QueueState target, PoolDecision.MoveReason reason) {
    QueueState from = contact.queue;
    if (from == target) {
      return;
    }
    from.held--;
    contact.queue = target;
    target.held++;
    contact.waitsAnew(board.now);
    contact.epoch = board.nextEpoch();
    board.decide(
        new PoolDecision.Moved(
            contact.id, from.rules.id(), target.rules.id(), contact.epoch, reason));
  }

  /** Files a waiting contact anew after its class, its ring or its queue's rules changed. */
  void refile(Contact contact) {
    board.waiting.remove(contact);
    goOn(contact);
  }

  /**
   * A contact that is nowhere goes on as those who are asked want it: nobody is, and it waits at
   * its place; or several may be, and further agents are looked for.
   */
  void goOn(Contact contact) {
    if (contact.asked.isEmpty()) {
      enterQueue(contact);
    } else if (contact.hasRoomForMore()) {
      file(contact);
    } else {
      board.schedule(contact);
    }
  }

  /** Reserves what a contact that is nowhere will take of the agent who is asked. */
  void ask(Contact contact, Asked asked, boolean shared) {
    if (contact.asked.isEmpty()) {
      contact.state = ContactState.OFFERED;
      contact.shared = shared;
      contact.held = null;
      contact.knownLost = false;
      contact.queue.offered++;
      if (shared) {
        contact.queue.shared.add(contact);
      }
    }
    contact.asked.add(asked);
    board.offers.put(asked.offer(), contact);
    Agent agent = asked.agent();
    agent.contacts.add(contact);
    agent.load = agent.load.plus(Medium.of(contact.channel), asked.cost());
    board.roster.reindex(agent);
  }

  /** The agent is asked no longer; the contact is then nowhere until {@code goOn}. */
  void unask(Contact contact, Asked asked) {
    leaveQueue(contact);
    contact.asked.remove(asked);
    board.offers.remove(asked.offer());
    if (contact.asked.isEmpty()) {
      noLongerOnOffer(contact);
    }
    Agent agent = asked.agent();
    agent.contacts.remove(contact);
    agent.load = agent.load.minus(Medium.of(contact.channel), asked.cost());
    board.disturb(agent);
  }

  /** The only agent who is still asked has the contact now; what was reserved is taken. */
  void grant(Contact contact, Asked asked) {
    leaveQueue(contact);
    contact.asked.remove(asked);
    board.offers.remove(asked.offer());
    noLongerOnOffer(contact);
    contact.agent = asked.agent();
    contact.cost = asked.cost();
    contact.holds = List.of();
    contact.state = ContactState.ASSIGNED;
    count(contact, 1);
  }

  private static void noLongerOnOffer(Contact contact) {
    contact.shared = false;
    contact.lastCall = false;
    contact.queue.offered--;
    contact.queue.shared.remove(contact);
  }

  /** Agents left: what is held for them and need not be goes on to the next. */
  void passOverWhoLeft() {
    for (Agent agent : board.leaving) {
      for (Contact contact : List.copyOf(board.waiting.heldFor(agent.id))) {
        if (contact.held != null && holds.isOver(contact.held)) {
          refile(contact);
          board.toExplain.add(contact);
        }
      }
    }
    board.leaving.clear();
  }

  /** Gives a contact that nobody has, or is asked to take, to an agent. */
  void take(Contact contact, Agent agent, ContactState state, int cost) {
    contact.agent = agent;
    contact.held = null;
    contact.knownLost = false;
    contact.holds = List.of();
    agent.contacts.add(contact);
    contact.state = state;
    count(contact, 1);
    spend(contact, agent, cost);
    board.roster.reindex(agent);
    board.schedule(contact);
  }

  /** Changes the state of a contact that an agent has, its cost unchanged. */
  void changeState(Contact contact, ContactState state) {
    count(contact, -1);
    contact.state = state;
    count(contact, 1);
    board.schedule(contact);
  }

  /** The agent keeps the contact but has the capacity back. */
  void freeCapacity(Contact contact) {
    Agent agent = contact.holder();
    spend(contact, agent, 0);
    board.disturb(agent);
  }

  void takeCapacity(Contact contact, int cost) {
    Agent agent = contact.holder();
    spend(contact, agent, cost);
    board.roster.reindex(agent);
  }

  /**
   * The agent is rid of the contact, which is then nowhere until it is queued, taken or dropped.
   */
  void release(Contact contact) {
    Agent agent = contact.holder();
    count(contact, -1);
    spend(contact, agent, 0);
    agent.contacts.remove(contact);
    contact.agent = null;
    contact.wrapUpAsked = false;
    contact.missedBefore = 0;
    contact.endsAt = 0;
    board.disturb(agent);
  }

  private void spend(Contact contact, Agent agent, int cost) {
    Medium medium = Medium.of(contact.channel);
    agent.load = agent.load.minus(medium, contact.cost).plus(medium, cost);
    contact.cost = cost;
  }

  private static void count(Contact contact, int by) {
    if (contact.state == ContactState.ASSIGNED) {
      contact.queue.assigned += by;
    }
  }
}
