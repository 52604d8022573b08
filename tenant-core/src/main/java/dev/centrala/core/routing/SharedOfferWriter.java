package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.AgentFeed;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.pool.OpenOffer;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Commits offers of contacts that several agents are asked to take at once, and their ends, then
 * tells the agents. The contact waits in its queue until one of them has it: that is decided by the
 * update of its row, as ever.
 */
public final class SharedOfferWriter {
  private final SharedOffers open;
  private final InteractionStore interactions;
  private final Timeline timeline;
  private final Explanations explanations;
  private final OfferWriter offers;
  private final AgentFeed agents;

  public SharedOfferWriter(
      SharedOffers open,
      InteractionStore interactions,
      Timeline timeline,
      Explanations explanations,
      OfferWriter offers,
      AgentFeed agents) {
    this.open = open;
    this.interactions = interactions;
    this.timeline = timeline;
    this.explanations = explanations;
    this.offers = offers;
    this.agents = agents;
  }

  /**
   * False when the contact no longer waits for it. Of several that are carried out by several nodes
   * at once the later ones may come first: an older one still stands then.
   */
  boolean made(Tx tx, Interaction now, PoolDecision.Offered offered) {
    if (Fences.same(now, offered.epoch())) {
      return open.isOpen(tx, now.id(), offered.offer());
    }
    boolean waits = now.state() == InteractionState.QUEUED;
    boolean isNews = !Fences.newer(now, offered.epoch());
    if (!waits || (!isNews && !open.isAnyNewer(tx, now.id(), offered.epoch()))) {
      return false;
    }
    OpenOffer offer = new OpenOffer(offered.agent(), offered.epoch(), offered.expiresAtMillis());
    if (open.add(tx, now.id(), offer)) {
      tell(tx, isNews ? now.offeredTogether(Fences.of(offered.epoch())) : now, offered);
    }
    return true;
  }

  private void tell(Tx tx, Interaction waiting, PoolDecision.Offered offered) {
    Interaction after =
        timeline.record(
            tx, waiting, "interaction.offered", Actor.SYSTEM, OfferWriter.dataOf(offered));
    explanations.append(tx, after.id(), offered.explanation());
    Supplier<AgentDelta.OfferMade> delta =
        offers.ask(
            tx,
            after,
            offered.offer(),
            Instant.ofEpochMilli(offered.expiresAtMillis()),
            offered.explanation().atMillis());
    tx.afterCommit(() -> agents.publish(tx.tenant(), offered.agent(), delta.get()));
  }

  /** The agent is told in any case: whoever wrote it before may not have come to that. */
  void ended(Tx tx, Optional<Interaction> row, PoolDecision.OfferEnded ended) {
    if (open.remove(tx, ended.contact(), ended.offer())) {
      row.filter(now -> now.state() == InteractionState.QUEUED)
          .ifPresent(now ->
              timeline.record(
                  tx,
                  now,
                  "offer." + ended.outcome().wireName(),
                  Actor.SYSTEM,
                  OfferWriter.dataOf(ended)));
    }
    tellEnded(tx, ended.agent(), ended.offer(), ended.outcome());
  }

  /** The agent who accepted has the contact: no other offer of it is left. */
  void taken(Tx tx, PoolDecision.Assigned assigned) {
    for (OpenOffer each : open.removeAll(tx, assigned.contact())) {
      if (!each.offer().equals(assigned.offer())) {
        tellEnded(tx, each.agent(), each.offer(), PoolDecision.OfferOutcome.WITHDRAWN);
      }
    }
  }

  /** The agent who accepted may not have the contact after all. */
  void refused(Tx tx, PoolDecision.Assigned assigned, OfferId accepted) {
    if (open.remove(tx, assigned.contact(), accepted)) {
      tellEnded(tx, assigned.agent(), accepted, PoolDecision.OfferOutcome.WITHDRAWN);
    }
  }

  private void tellEnded(Tx tx, UserId agent, OfferId offer, PoolDecision.OfferOutcome outcome) {
    tx.afterCommit(() ->
        agents.publish(tx.tenant(), agent, new AgentDelta.OfferEnded(offer, outcome.wireName())));
  }

  /** What the agent is asked to take together with others, as they see it. */
  List<AgentDelta.OfferMade> openTo(Tx tx, UserId agent, long nowMillis) {
    return open.to(tx, agent).stream()
        .flatMap(each ->
            interactions.find(tx, each.interaction()).stream()
                .map(found -> delta(tx, found, each.offer(), nowMillis)))
        .toList();
  }

  private AgentDelta.OfferMade delta(Tx tx, Interaction waiting, OpenOffer offer, long nowMillis) {
    Instant expiresAt = Instant.ofEpochMilli(offer.expiresAtMillis());
    return offers.delta(tx, waiting, offer.offer(), expiresAt, nowMillis);
  }

  List<SharedOffers.Of> expiring(Tx tx, Instant before) {
    return open.expiring(tx, before);
  }

  /** Ends one whose deadline is over, unless it has ended meanwhile. */
  void expired(Tx tx, SharedOffers.Of overdue) {
    InteractionId contact = overdue.interaction();
    Optional<Interaction> row = interactions.lock(tx, contact);
    OpenOffer offer = overdue.offer();
    if (open.isOpen(tx, contact, offer.offer())) {
      ended(
          tx,
          row,
          new PoolDecision.OfferEnded(
              offer.offer(),
              contact,
              offer.agent(),
              offer.epoch(),
              PoolDecision.OfferOutcome.TIMED_OUT));
    }
  }
}
