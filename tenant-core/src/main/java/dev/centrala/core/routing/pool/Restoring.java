package dev.centrala.core.routing.pool;

import static dev.centrala.core.routing.pool.PoolResult.APPLIED;
import static dev.centrala.core.routing.pool.PoolResult.UNCHANGED;

import dev.centrala.core.routing.pool.PoolDecision.OfferOutcome;
import dev.centrala.core.routing.pool.PoolResult.Refused;
import dev.centrala.core.routing.pool.PoolResult.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what the database says, when a pool is built and when the sweeper found a difference.
 */
final class Restoring {
  private final Board board;
  private final Moves moves;
  private final AgentCommands agents;
  private final Grants grants;

  Restoring(Board board, Moves moves, AgentCommands agents, Grants grants) {
    this.board = board;
    this.moves = moves;
    this.agents = agents;
    this.grants = grants;
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
      boolean isUpToDate = held.agent == null && held.epoch.compareTo(fact.epoch()) >= 0;
      if (fact.isShared() && isUpToDate) {
        return endWhatOneSideAloneHas(held, fact);
      }
      if (isInFlight(held, fact) || agrees(held, fact)) {
        return UNCHANGED;
      }
      for (Asked asked : held.asked) {
        grants.decideWithdrawn(held, asked.toOpenOffer());
      }
      moves.drop(held);
    }
    insert(fact, queue, agent);
    return APPLIED;
  }

  /**
   * The pool knows at least as much as the database: of the offers open at once, those that only
   * the database has are over, and those made up to the fact's epoch that only the pool has never
   * reached their agents.
   */
  private PoolResult endWhatOneSideAloneHas(Contact held, ContactFact fact) {
    boolean any = false;
    for (OpenOffer offer : fact.offers()) {
      if (held.asked.stream().noneMatch(a -> a.epoch().equals(offer.epoch()))) {
        grants.decideWithdrawn(held, offer);
        any = true;
      }
    }
    for (Asked asked : List.copyOf(held.asked)) {
      boolean written = fact.offers().stream().anyMatch(o -> o.epoch().equals(asked.epoch()));
      if (!written && asked.epoch().compareTo(fact.epoch()) <= 0) {
        grants.endOffer(held, asked, OfferOutcome.WITHDRAWN);
        any = true;
      }
    }
    return any ? APPLIED : UNCHANGED;
  }

  /** An accepted offer keeps its epoch, or has a later one where several were asked. */
  private static boolean isInFlight(Contact held, ContactFact fact) {
    boolean accepting = held.state == ContactState.ASSIGNED && !held.confirmed;
    if (accepting && fact.state() == ContactState.OFFERED && held.epoch.equals(fact.epoch())) {
      return true;
    }
    boolean granting = held.state == ContactState.OFFERED || accepting;
    return granting && held.epoch.compareTo(fact.epoch()) > 0;
  }

  private static boolean agrees(Contact held, ContactFact fact) {
    Agent agent = held.asked.isEmpty() ? held.agent : held.asked.getFirst().agent();
    boolean sameAgent =
        agent == null || held.shared ? fact.agent() == null : agent.id.equals(fact.agent());
    return !fact.isShared()
        && !held.shared
        && held.state == fact.state()
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
    board.goOnAbove(fact.epoch());
    moves.add(contact);
    if (agent == null) {
      askAgain(contact, fact);
      if (contact.asked.isEmpty()) {
        moves.resumeHolds(contact, fact.holds(), fact.holdsFromMillis());
      }
      moves.goOn(contact);
      return;
    }
    contact.age(board.now);
    contact.wrapUpAsked = fact.wrapUpAsked();
    contact.confirmed = fact.state() != ContactState.OFFERED;
    contact.answered = fact.state() != ContactState.OFFERED;
    if (fact.state() == ContactState.OFFERED) {
      ask(contact, agent, fact.epoch(), fact.dueAtMillis(), false);
      moves.goOn(contact);
      return;
    }
    contact.endsAt = fact.state() == ContactState.WRAP_UP ? fact.dueAtMillis() : 0;
    int cost =
        switch (fact.state()) {
          case ASSIGNED, WRAP_UP -> fact.cost();
          case PARKED, WAITING, OFFERED -> 0;
        };
    moves.take(contact, agent, fact.state(), cost);
  }

  /** As many as the queue asks at once; the others end at their deadline. */
  private void askAgain(Contact contact, ContactFact fact) {
    for (OpenOffer offer : fact.offers()) {
      Agent agent = board.roster.find(offer.agent());
      boolean more = contact.asked.size() < contact.queue.rules.serving().atOnce();
      if (agent != null && more && contact.askedOf(agent) == null) {
        ask(contact, agent, offer.epoch(), offer.expiresAtMillis(), true);
      }
    }
  }

  private void ask(Contact contact, Agent agent, Epoch epoch, long dueAt, boolean shared) {
    long endsAt =
        dueAt == 0 ? board.now + contact.queue.rules.offerTimeoutSeconds() * 1000L : dueAt;
    int cost = agent.profile.costs().of(contact.channel);
    moves.ask(contact, new Asked(agent, epoch, cost, endsAt), shared);
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
