package dev.centrala.core.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.Assignment;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends offers in the database that outlived their deadline: the pool has ended each on time, but
 * whoever was to write that died, or had no database to write to.
 */
public final class OverdueOffers {
  private static final Logger LOG = LoggerFactory.getLogger(OverdueOffers.class);

  /** In this time, an end that is being written is written. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private final Transactions transactions;
  private final ContactFacts facts;
  private final InteractionStore interactions;
  private final OfferWriter offers;
  private final SharedOfferWriter sharedOffers;
  private final Routing routing;
  private final InstantSource clock;

  public OverdueOffers(
      Transactions transactions,
      ContactFacts facts,
      InteractionStore interactions,
      OfferWriter offers,
      SharedOfferWriter sharedOffers,
      Routing routing,
      InstantSource clock) {
    this.transactions = transactions;
    this.facts = facts;
    this.interactions = interactions;
    this.offers = offers;
    this.sharedOffers = sharedOffers;
    this.routing = routing;
    this.clock = clock;
  }

  /** Offers whose deadline was before this are overdue. */
  public Instant before() {
    return clock.instant().minus(PATIENCE);
  }

  /**
   * On the node that owns the pool, whose clock has stamped the deadlines. The pool is let expire
   * first: it knows more about what follows.
   */
  public void end(TenantId tenant) {
    routing.tell(tenant, new PoolCommand.Tick());
    Instant before = before();
    for (InteractionId each : transactions.inTenant(tenant, tx -> facts.onOffer(tx, before))) {
      transactions.inTenant(
          tenant,
          tx -> {
            Optional<Interaction> row = interactions.lock(tx, each);
            row.map(Interaction::assignment)
                .filter(to -> isOver(to, before))
                .ifPresent(to -> {
                  LOG.warn("ending an offer of {} that was over at {}", each, to.offerExpiresAt());
                  offers.ended(tx, row, ended(row.get(), to));
                });
            return row;
          });
    }
    for (SharedOffers.Of each :
        transactions.inTenant(tenant, tx -> sharedOffers.expiring(tx, before))) {
      LOG.warn("ending an offer of {} to one of several, which is over", each.interaction());
      transactions.doInTenant(tenant, tx -> sharedOffers.expired(tx, each));
    }
  }

  private static boolean isOver(Assignment to, Instant before) {
    return to.offer() != null
        && to.offerExpiresAt() != null
        && to.offerExpiresAt().isBefore(before);
  }

  private static PoolDecision.OfferEnded ended(Interaction row, Assignment to) {
    return new PoolDecision.OfferEnded(
        Objects.requireNonNull(to.offer()),
        row.id(),
        to.agent(),
        Fences.epoch(row.fence()),
        PoolDecision.OfferOutcome.TIMED_OUT);
  }
}
