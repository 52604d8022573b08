package dev.centrala.core.routing.pool;

import dev.centrala.core.routing.pool.PoolDecision.Assigned;
import dev.centrala.core.routing.pool.PoolDecision.OfferEnded;
import dev.centrala.core.routing.pool.PoolDecision.OfferOutcome;
import dev.centrala.core.routing.pool.PoolDecision.Offered;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.QueueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives contacts to agents: offer, accept, resume; and takes an offer back. Each grant has its own
 * epoch.
 */
final class Grants {
  private final Board board;
  private final Moves moves;

  Grants(Board board, Moves moves) {
    this.board = board;
    this.moves = moves;
  }

  void offer(Contact contact, Agent agent, Explanation explanation) {
    Epoch epoch = board.nextEpoch();
    OfferId offer = epoch.offerId();
    moves.leaveQueue(contact);
    contact.epoch = epoch;
    contact.endsAt = board.now + contact.queue.rules.offerTimeoutSeconds() * 1000L;
    agent.lastTurn = epoch.counter();
    Take take = board.take(agent, Medium.of(contact.channel));
    moves.take(contact, agent, ContactState.OFFERED, take.cost());
    QueueId queue = contact.queue.rules.id();
    board.decide(
        new Offered(
            offer,
            contact.id,
            queue,
            agent.id,
            epoch,
            take,
            contact.enqueuedAt,
            contact.endsAt,
            explanation));
  }

  void accept(Contact contact, Agent agent) {
    contact.missedBefore = agent.missed;
    agent.missed = 0;
    agent.idleSince = board.now;
    agent.handledToday++;
    contact.holds = List.of();
    contact.queue.answered(contact, board.now);
    moves.changeState(contact, ContactState.ASSIGNED);
    awaitConfirmation(contact);
    board.roster.reindex(agent);
    Explanation why = Explainer.about(board, Explanation.Kind.ACCEPTED, contact, agent);
    decideAssigned(contact, agent, contact.epoch.offerId(), false, why);
    withdrawWhatNoLongerFits(agent);
  }

  /** The conversation returns to its own agent without an offer. */
  void resume(Contact contact, Agent agent) {
    moves.leaveQueue(contact);
    contact.epoch = board.nextEpoch();
    moves.take(contact, agent, ContactState.ASSIGNED, agent.profile.costs().of(contact.channel));
    awaitConfirmation(contact);
    Explanation why = Explainer.about(board, Explanation.Kind.RESUMED, contact, agent);
    decideAssigned(contact, agent, null, false, why);
    withdrawWhatNoLongerFits(agent);
  }

  /** A waiting contact goes to the agent without an offer, because somebody wants it so. */
  void assign(Contact contact, Agent agent, boolean overCapacity, Explanation explanation) {
    moves.leaveQueue(contact);
    contact.epoch = board.nextEpoch();
    agent.lastTurn = contact.epoch.counter();
    agent.idleSince = board.now;
    agent.handledToday++;
    contact.queue.answered(contact, board.now);
    moves.take(contact, agent, ContactState.ASSIGNED, agent.profile.costs().of(contact.channel));
    awaitConfirmation(contact);
    decideAssigned(contact, agent, null, overCapacity, explanation);
    withdrawWhatNoLongerFits(agent);
  }

  /** Ends an offer that was not accepted and puts the contact back at its place. */
  void endOffer(Contact contact, OfferOutcome outcome) {
    Agent agent = contact.holder();
    board.decide(
        new OfferEnded(contact.epoch.offerId(), contact.id, agent.id, contact.epoch, outcome));
    moves.release(contact);
    if (outcome == OfferOutcome.REJECTED || outcome == OfferOutcome.TIMED_OUT) {
      contact.bar(agent.id, board.now + board.rules.rejectCooldownSeconds() * 1000L);
    }
    moves.enterQueue(contact);
  }

  /** Takes back everything that is on offer to the agent. */
  void withdrawOffers(Agent agent) {
    for (Contact contact : List.copyOf(agent.contacts)) {
      if (contact.state == ContactState.OFFERED) {
        endOffer(contact, OfferOutcome.WITHDRAWN);
      }
    }
  }

  /**
   * What was on offer before may not interrupt what the agent has now: who calls, not who chats.
   */
  private void withdrawWhatNoLongerFits(Agent agent) {
    for (Contact contact : List.copyOf(agent.contacts)) {
      if (contact.state == ContactState.OFFERED) {
        Take take = board.take(agent, Medium.of(contact.channel)).costing(contact.cost);
        if (!take.fits(agent.load.minus(take.medium(), contact.cost))) {
          endOffer(contact, OfferOutcome.WITHDRAWN);
          board.rematch = true;
        }
      }
    }
  }

  private void awaitConfirmation(Contact contact) {
    contact.confirmed = false;
    contact.endsAt = board.now + board.rules.confirmSeconds() * 1000L;
    board.schedule(contact);
  }

  private void decideAssigned(
      Contact contact,
      Agent agent,
      @Nullable OfferId offer,
      boolean overCapacity,
      Explanation explanation) {
    Take take = board.take(agent, Medium.of(contact.channel)).costing(contact.cost);
    board.decide(
        new Assigned(
            contact.id,
            contact.queue.rules.id(),
            agent.id,
            offer,
            contact.epoch,
            overCapacity ? take.whateverItTakes() : take,
            explanation.kind() == Explanation.Kind.RESUMED,
            explanation));
  }
}
