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
    if (contact.agent == null) {
      leaveQueue(contact);
    } else {
      release(contact);
    }
    board.deadlines.schedule(contact, 0);
    board.contacts.remove(contact.id.value());
    contact.queue.held--;
  }

  /** Puts a contact that nobody has at its place; from now on it is matched. */
  void enterQueue(Contact contact) {
    holds.settle(contact);
    contact.age(board.now);
    contact.state = ContactState.WAITING;
    contact.endsAt = 0;
    contact.confirmed = false;
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
    enterQueue(contact);
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

  /** Gives a contact that nobody has to an agent. */
  void take(Contact contact, Agent agent, ContactState state, int cost) {
    contact.agent = agent;
    contact.held = null;
    contact.knownLost = false;
    if (state != ContactState.OFFERED) {
      contact.holds = List.of();
    }
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

  private void count(Contact contact, int by) {
    if (contact.state == ContactState.OFFERED) {
      contact.queue.offered += by;
      if (by > 0) {
        board.offers.put(contact.epoch.offerId(), contact);
      } else {
        board.offers.remove(contact.epoch.offerId());
      }
    } else if (contact.state == ContactState.ASSIGNED) {
      contact.queue.assigned += by;
    }
  }
}
