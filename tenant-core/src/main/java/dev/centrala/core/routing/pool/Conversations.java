package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.PoolDecision.Left;
import dev.centrala.core.routing.pool.PoolDecision.LeftReason;
import dev.centrala.core.routing.pool.PoolDecision.Parked;
import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;
import dev.centrala.core.routing.pool.PoolDecision.Requeued;
import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;

/**
 * What an agent has in hand: parked, resumed, given back, finished. A customer's reply never takes
 * an agent above the budget: when there is no room it waits at its old place, first for its own
 * agent and then for anyone.
 */
final class Conversations {
  private final Board board;
  private final Moves moves;
  private final Grants grants;
  private final Presences presences;

  Conversations(Board board, Moves moves, Grants grants, Presences presences) {
    this.board = board;
    this.moves = moves;
    this.grants = grants;
    this.presences = presences;
  }

  PoolResult park(PoolCommand.Park command) {
    Contact contact = board.contact(command.contact());
    if (contact == null) {
      return new Refused(Why.UNKNOWN_CONTACT, "no contact " + command.contact());
    }
    if (contact.state == ContactState.PARKED) {
      return UNCHANGED;
    }
    if (contact.state != ContactState.ASSIGNED) {
      return new Refused(
          Why.WRONG_STATE, "only an assigned conversation can wait for its customer");
    }
    Agent agent = contact.holder();
    board.decide(new Parked(contact.id, agent.id, contact.epoch, contact.cost));
    contact.endsAt = 0;
    moves.changeState(contact, ContactState.PARKED);
    moves.freeCapacity(contact);
    presences.workEnded(agent);
    return APPLIED;
  }

  PoolResult customerReplied(PoolCommand.CustomerReplied command) {
    Contact contact = board.contact(command.contact());
    if (contact == null || contact.state != ContactState.PARKED) {
      return UNCHANGED;
    }
    Agent agent = contact.holder();
    if (agent.canResume(board.take(agent, Medium.of(contact.channel)))) {
      moves.release(contact);
      grants.resume(contact, agent);
      return APPLIED;
    }
    decideRequeued(contact, contact.queue, 0, RequeueReason.AGENT_NOT_FREE);
    moves.release(contact);
    // Someone who is signed in may have room in a moment; someone who is gone is not waited for.
    if (agent.presence != Presence.OFFLINE && board.rules.holdSeconds() > 0) {
      long until = board.now + board.rules.holdSeconds() * 1000L;
      contact.held = new Held(agent.id, Hold.Kind.OWN, false, until);
    }
    moves.enterQueue(contact);
    board.toExplain.add(contact);
    return APPLIED;
  }

  /** The agent no longer has the contact; it goes back to its old place. */
  void requeue(Contact contact, RequeueReason reason) {
    Agent agent = contact.holder();
    // What the database refused, it never charged.
    int freed = reason == RequeueReason.DATABASE_REFUSED ? 0 : contact.cost;
    decideRequeued(contact, contact.queue, freed, reason);
    moves.release(contact);
    moves.enterQueue(contact);
    board.toExplain.add(contact);
    presences.workEnded(agent);
  }

  /** The agent passes the contact on to a queue; where it goes next is the caller's to say. */
  void giveUp(Contact contact, QueueState target, RequeueReason reason) {
    Agent agent = contact.holder();
    decideRequeued(contact, target, contact.cost, reason);
    moves.release(contact);
    presences.workEnded(agent);
  }

  private void decideRequeued(Contact contact, QueueState queue, int freed, RequeueReason reason) {
    board.decide(
        new Requeued(
            contact.id,
            queue.rules.id(),
            contact.holder().id,
            contact.epoch,
            freed,
            contact.enqueuedAt,
            reason));
    contact.waitsAnew(board.now);
  }

  /** The contact leaves the pool and its agent is free of it. */
  void finish(Contact contact, LeftReason reason) {
    Agent agent = contact.holder();
    board.decide(new Left(contact.id, agent.id, contact.epoch, contact.cost, reason));
    moves.drop(contact);
    presences.workEnded(agent);
  }
}
