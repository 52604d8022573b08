package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.PoolDecision.ConfirmationDue;
import dev.centrala.core.routing.pool.PoolDecision.LeftReason;
import dev.centrala.core.routing.pool.PoolDecision.OfferOutcome;
import dev.centrala.core.routing.pool.PoolDecision.RequeueReason;

/** Lets happen what has become due, in order of time. */
final class Expiry {
  private final Board board;
  private final Moves moves;
  private final Admission admission;
  private final Grants grants;
  private final Conversations conversations;
  private final AgentCommands agents;
  private final Presences presences;

  Expiry(
      Board board,
      Moves moves,
      Admission admission,
      Grants grants,
      Conversations conversations,
      AgentCommands agents,
      Presences presences) {
    this.board = board;
    this.moves = moves;
    this.admission = admission;
    this.grants = grants;
    this.conversations = conversations;
    this.agents = agents;
    this.presences = presences;
  }

  boolean expire() {
    boolean any = false;
    for (Deadlines.Subject due = board.deadlines.pollDue(board.now);
        due != null;
        due = board.deadlines.pollDue(board.now)) {
      any = true;
      switch (due) {
        case Agent agent -> agents.graceEnded(agent);
        case Contact contact -> expire(contact);
      }
    }
    return any;
  }

  private void expire(Contact contact) {
    switch (contact.state) {
      case WAITING -> age(contact);
      case OFFERED -> missOrAge(contact);
      case ASSIGNED -> askForConfirmation(contact);
      case WRAP_UP -> conversations.finish(contact, LeftReason.WRAP_UP_TIMED_OUT);
      case PARKED -> throw new IllegalStateException("a parked contact has no deadline");
    }
  }

  private void age(Contact contact) {
    boolean waits = contact.state == ContactState.WAITING;
    boolean limited = contact.limitsDueAt() <= board.now;
    if (limited && waits && !admission.mayStay(contact)) {
      return;
    }
    Stage stage = contact.stage;
    Held held = contact.held;
    // Out under the old key: ageing changes stage, bars and hold, which are part of it.
    moves.leaveQueue(contact);
    if (limited && !waits) {
      contact.lastCall = admission.mustGo(contact);
    }
    moves.goOn(contact);
    boolean isNews = !contact.stage.equals(stage) || (held != null && !held.equals(contact.held));
    if (waits && isNews) {
      board.toExplain.add(contact);
    }
  }

  /** Of several offers that end now, the next is due at once. */
  private void missOrAge(Contact contact) {
    for (Asked asked : contact.asked) {
      if (asked.endsAt() <= board.now) {
        miss(contact, asked);
        return;
      }
    }
    age(contact);
  }

  private void miss(Contact contact, Asked asked) {
    Agent agent = asked.agent();
    grants.endOffer(contact, asked, OfferOutcome.TIMED_OUT);
    if (agent.connected) {
      countMiss(agent);
    }
  }

  PoolResult notReached(PoolCommand.NotReached command) {
    Contact contact = board.contact(command.contact());
    if (contact == null
        || contact.state != ContactState.ASSIGNED
        || !contact.isConversationOf(command.agent())) {
      return UNCHANGED;
    }
    Agent agent = contact.holder();
    contact.bar(agent.id, board.now + board.rules.rejectCooldownSeconds() * 1000L);
    agent.missed += contact.missedBefore;
    conversations.requeue(contact, RequeueReason.NOT_REACHED);
    countMiss(agent);
    return APPLIED;
  }

  private void countMiss(Agent agent) {
    agent.missed++;
    int limit = board.rules.missedOffersToAway();
    if (limit > 0 && agent.missed >= limit && agent.presence == Presence.AVAILABLE) {
      grants.withdrawOffers(agent);
      presences.change(agent, Presence.AWAY, Presences.MISSED_OFFERS);
    }
  }

  private void askForConfirmation(Contact contact) {
    contact.endsAt = board.now + board.rules.confirmSeconds() * 1000L;
    board.schedule(contact);
    board.decide(new ConfirmationDue(contact.id, contact.holder().id, contact.epoch));
  }
}
