package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.PoolDecision.OfferEnded;
import dev.centrala.core.routing.pool.PoolDecision.OfferOutcome;
import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what the database says, when a pool is built and when the sweeper found a difference.
 */
final class Restoring {
  private final Board board;
  private final Moves moves;
  private final AgentCommands agents;

  Restoring(Board board, Moves moves, AgentCommands agents) {
    this.board = board;
    this.moves = moves;
    this.agents = agents;
  }

  /**
   * Replaces what the pool held of the contact. A grant in flight is left alone: its own deadline
   * settles it.
   */
  PoolResult restore(ContactFact fact) {
    QueueState queue = board.queue(fact.queue());
    if (queue == null) {
      return new Refused(Why.UNKNOWN_QUEUE, "no queue " + fact.queue());
    }
    Agent agent = fact.agent() == null ? null : board.roster.find(fact.agent());
    if (fact.agent() != null && agent == null) {
      return new Refused(Why.UNKNOWN_AGENT, "no agent " + fact.agent());
    }
    Contact held = board.contact(fact.contact());
    if (held != null) {
      if (isInFlight(held, fact) || agrees(held, fact)) {
        return UNCHANGED;
      }
      if (held.state == ContactState.OFFERED) {
        board.decide(
            new OfferEnded(
                held.epoch.offerId(),
                held.id,
                held.holder().id,
                held.epoch,
                OfferOutcome.WITHDRAWN));
      }
      moves.drop(held);
    }
    insert(fact, queue, agent);
    return APPLIED;
  }

  /** An accepted offer keeps its epoch. */
  private static boolean isInFlight(Contact held, ContactFact fact) {
    boolean accepting = held.state == ContactState.ASSIGNED && !held.confirmed;
    if (accepting && fact.state() == ContactState.OFFERED && held.epoch.equals(fact.epoch())) {
      return true;
    }
    boolean granting = held.state == ContactState.OFFERED || accepting;
    return granting && held.epoch.compareTo(fact.epoch()) > 0;
  }

  private static boolean agrees(Contact held, ContactFact fact) {
    boolean sameAgent =
        held.agent == null ? fact.agent() == null : held.agent.id.equals(fact.agent());
    return held.state == fact.state()
        && sameAgent
        && held.queue.rules.id().equals(fact.queue())
        && (fact.agent() == null || held.epoch.equals(fact.epoch()))
        && (fact.state() == ContactState.OFFERED || held.cost == fact.cost());
  }

  private void insert(ContactFact fact, QueueState queue, @Nullable Agent agent) {
    Contact contact =
        new Contact(
            fact.contact(), fact.channel(), fact.priority(), fact.enqueuedAtMillis(), queue);
    contact.epoch = fact.epoch();
    contact.needs = fact.needs();
    contact.dueBy = fact.dueByMillis();
    // Who had been with an agent began to wait later, nobody knows when.
    if (!fact.epoch().equals(Epoch.NONE)) {
      contact.waitsAnew(board.now);
    }
    if (fact.epoch().incarnation() == board.incarnation) {
      board.counter = Math.max(board.counter, fact.epoch().counter());
    }
    moves.add(contact);
    if (agent == null) {
      moves.resumeHolds(contact, fact.holds(), fact.holdsFromMillis());
      moves.enterQueue(contact);
      return;
    }
    contact.age(board.now);
    contact.wrapUpAsked = fact.wrapUpAsked();
    contact.confirmed = fact.state() != ContactState.OFFERED;
    contact.answered = fact.state() != ContactState.OFFERED;
    boolean ends = fact.state() == ContactState.OFFERED || fact.state() == ContactState.WRAP_UP;
    contact.endsAt = ends ? fact.dueAtMillis() : 0;
    if (fact.state() == ContactState.OFFERED && contact.endsAt == 0) {
      contact.endsAt = board.now + queue.rules.offerTimeoutSeconds() * 1000L;
    }
    int cost =
        switch (fact.state()) {
          case OFFERED -> agent.profile.costs().of(fact.channel());
          case ASSIGNED, WRAP_UP -> fact.cost();
          case PARKED, WAITING -> 0;
        };
    moves.take(contact, agent, fact.state(), cost);
  }

  void restore(AgentFact fact) {
    Agent agent = new Agent(fact.profile());
    agent.presence = fact.presence();
    agent.reason = fact.reason();
    agent.since = fact.sinceMillis();
    agent.pending = fact.pending();
    agent.pendingReason = fact.pendingReason();
    agent.connected = fact.connected();
    agent.idleSince = fact.idleSinceMillis();
    agent.handledToday = fact.handledToday();
    board.roster.add(agent);
    if (!agent.connected && agent.presence != Presence.OFFLINE) {
      agents.startGrace(agent);
    }
  }
}
