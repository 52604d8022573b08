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
    boolean shared = contact.mayBeShared();
    moves.leaveQueue(contact);
    contact.epoch = epoch;
    long endsAt = board.now + contact.queue.rules.offerTimeoutSeconds() * 1000L;
    agent.lastTurn = epoch.counter();
    Take take = board.take(agent, Medium.of(contact.channel));
    moves.ask(contact, new Asked(agent, epoch, take.cost(), endsAt), shared);
    moves.goOn(contact);
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
            endsAt,
            shared,
            explanation));
  }

  /**
   * The first to accept has the contact; who else was asked is free of it. Of several offers none
   * has the newest epoch for certain, so that the grant takes one above them all.
   */
  void accept(Contact contact, Asked accepted) {
    Agent agent = accepted.agent();
    Explanation why = Explainer.accepted(board, contact, agent);
    if (contact.shared) {
      for (Asked other : List.copyOf(contact.asked)) {
        if (other != accepted) {
          decideEnded(contact, other, OfferOutcome.WITHDRAWN, null);
          moves.unask(contact, other);
        }
      }
      contact.epoch = board.nextEpoch();
    }
    contact.missedBefore = agent.missed;
    agent.missed = 0;
    agent.idleSince = board.now;
    agent.handledToday++;
    contact.queue.answered(contact, board.now);
    moves.grant(contact, accepted);
    awaitConfirmation(contact);
    board.roster.reindex(agent);
    decideAssigned(contact, agent, accepted.offer(), false, why);
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

  /**
   * Ends an offer that was not accepted: the contact stays on offer where others are asked, and is
   * back at its place otherwise.
   */
  void endOffer(Contact contact, Asked asked, OfferOutcome outcome) {
    endOffer(contact, asked, outcome, null);
  }

  /** The agent does not want it; the reason is theirs. */
  void rejected(Contact contact, Asked asked, @Nullable String reason) {
    endOffer(contact, asked, OfferOutcome.REJECTED, reason);
  }

  private void endOffer(
      Contact contact, Asked asked, OfferOutcome outcome, @Nullable String reason) {
    decideEnded(contact, asked, outcome, reason);
    moves.unask(contact, asked);
    if (outcome == OfferOutcome.REJECTED || outcome == OfferOutcome.TIMED_OUT) {
      contact.bar(asked.agent().id, board.now + board.rules.rejectCooldownSeconds() * 1000L);
    }
    moves.goOn(contact);
  }

  /**
   * Another offer of the contact stands in the place of this one. Under its epoch the pool may have
   * offered something else: then, as for an agent who cannot be asked now, it is taken back.
   */
  void exchange(Contact contact, Asked unwritten, OpenOffer standing) {
    decideEnded(contact, unwritten, OfferOutcome.WITHDRAWN, null);
    moves.unask(contact, unwritten);
    Asked asked = asked(contact, standing);
    if (asked == null) {
      decideWithdrawn(contact, standing);
    } else {
      contact.epoch = asked.epoch();
      moves.ask(contact, asked, false);
    }
    moves.goOn(contact);
  }

  private @Nullable Asked asked(Contact contact, OpenOffer standing) {
    Agent agent = board.roster.find(standing.agent());
    boolean isOver = standing.expiresAtMillis() <= board.now;
    if (agent == null || isOver || board.offers.containsKey(standing.offer())) {
      return null;
    }
    Take take = board.take(agent, Medium.of(contact.channel));
    return agent.presence == Presence.AVAILABLE && take.fits(agent.load)
        ? new Asked(agent, standing.epoch(), take.cost(), standing.expiresAtMillis())
        : null;
  }

  /** An offer that the database alone has. */
  void decideWithdrawn(Contact contact, OpenOffer offer) {
    board.decide(
        new OfferEnded(
            offer.offer(), contact.id, offer.agent(), offer.epoch(), OfferOutcome.WITHDRAWN));
  }

  /** Takes the contact back from everybody who is asked to take it. */
  void withdraw(Contact contact) {
    List.copyOf(contact.asked).forEach(each -> endOffer(contact, each, OfferOutcome.WITHDRAWN));
  }

  /** Of a contact that is nowhere: its queue asks fewer at once now, or more. */
  void askNoMoreThanMay(Contact contact) {
    contact.lastCall = false;
    moves.goOn(contact);
    while (contact.asked.size() > contact.queue.rules.serving().atOnce()) {
      endOffer(contact, contact.asked.getLast(), OfferOutcome.WITHDRAWN);
    }
  }

  private void decideEnded(
      Contact contact, Asked asked, OfferOutcome outcome, @Nullable String reason) {
    board.decide(
        new OfferEnded(
            asked.offer(), contact.id, asked.agent().id, asked.epoch(), outcome, reason));
  }

  /** Takes back everything that is on offer to the agent. */
  void withdrawOffers(Agent agent) {
    for (Contact contact : List.copyOf(agent.contacts)) {
      Asked asked = contact.askedOf(agent);
      if (asked != null) {
        endOffer(contact, asked, OfferOutcome.WITHDRAWN);
      }
    }
  }

  /**
   * What was on offer before may not interrupt what the agent has now: who calls, not who chats.
   */
  private void withdrawWhatNoLongerFits(Agent agent) {
    for (Contact contact : List.copyOf(agent.contacts)) {
      Asked asked = contact.askedOf(agent);
      if (asked != null) {
        Take take = board.take(agent, Medium.of(contact.channel)).costing(asked.cost());
        if (!take.fits(agent.load.minus(take.medium(), asked.cost()))) {
          endOffer(contact, asked, OfferOutcome.WITHDRAWN);
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
