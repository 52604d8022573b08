package dev.centrala.core.routing;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Assignment;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.pool.Epoch;
import dev.centrala.core.routing.pool.OpenOffer;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Commits decisions, those about one contact in one transaction, and only where the database
 * agrees: the row is locked, its state and its fence are compared. Answers with what the pool must
 * be told. Carrying the same decision out twice changes nothing.
 */
public final class DecisionWriter {
  private final Transactions transactions;
  private final PoolIncarnations incarnations;
  private final InteractionStore interactions;
  private final OfferWriter offers;
  private final SharedOfferWriter sharedOffers;
  private final WorkWriter work;
  private final PlaceWriter places;
  private final PresenceWriter presence;
  private final Lanes lanes;

  public DecisionWriter(
      Transactions transactions,
      PoolIncarnations incarnations,
      InteractionStore interactions,
      OfferWriter offers,
      SharedOfferWriter sharedOffers,
      WorkWriter work,
      PlaceWriter places,
      PresenceWriter presence,
      Lanes lanes) {
    this.transactions = transactions;
    this.incarnations = incarnations;
    this.interactions = interactions;
    this.offers = offers;
    this.sharedOffers = sharedOffers;
    this.work = work;
    this.places = places;
    this.presence = presence;
    this.lanes = lanes;
  }

  /** Refuses with {@link StalePoolException} once the database believes a newer pool. */
  List<PoolCommand> write(TenantId tenant, PoolReply reply) {
    List<PoolCommand> answers = new ArrayList<>();
    for (List<List<PoolDecision>> atOnce : DecisionOrder.of(reply.decisions())) {
      answers.addAll(
          lanes.each(atOnce, together -> commit(tenant, reply.incarnation(), together)).stream()
              .flatMap(List::stream)
              .toList());
    }
    return answers;
  }

  private List<PoolCommand> commit(TenantId tenant, long incarnation, List<PoolDecision> together) {
    return transactions.inTenant(
        tenant,
        tx -> {
          incarnations.requireNewest(tx, incarnation);
          return together.stream().flatMap(each -> write(tx, each).stream()).toList();
        });
  }

  private Optional<PoolCommand> write(Tx tx, PoolDecision decision) {
    return switch (decision) {
      case PoolDecision.Offered offered -> offer(tx, offered);
      case PoolDecision.OfferEnded ended -> {
        endOffer(tx, interactions.lock(tx, ended.contact()), ended);
        yield Optional.empty();
      }
      case PoolDecision.Assigned assigned -> assign(tx, assigned);
      case PoolDecision.ConfirmationDue due -> Optional.of(confirmation(tx, due));
      case PoolDecision.KeptWaiting kept -> {
        interactions
            .find(tx, kept.contact())
            .ifPresent(found -> offers.keptWaiting(tx, found, kept));
        yield Optional.empty();
      }
      case PoolDecision.NobodyFits nobody -> {
        interactions
            .lock(tx, nobody.contact())
            .filter(found -> !found.state().isOver())
            .ifPresent(found -> offers.nobodyFits(tx, found, nobody));
        yield Optional.empty();
      }
      case PoolDecision.Requeued requeued -> {
        held(tx, requeued.contact(), requeued.agent(), requeued.epoch())
            .ifPresent(found -> work.requeued(tx, found, requeued));
        yield Optional.empty();
      }
      case PoolDecision.Moved moved -> {
        interactions.lock(tx, moved.contact()).ifPresent(found -> places.moved(tx, found, moved));
        yield Optional.empty();
      }
      case PoolDecision.TurnedAway away -> {
        interactions
            .lock(tx, away.contact())
            .ifPresent(found -> places.turnedAway(tx, found, away));
        yield Optional.empty();
      }
      case PoolDecision.PriorityChanged changed -> {
        interactions
            .lock(tx, changed.contact())
            .ifPresent(found -> places.priorityChanged(tx, found, changed));
        yield Optional.empty();
      }
      case PoolDecision.Parked parked -> {
        held(tx, parked.contact(), parked.agent(), parked.epoch())
            .filter(found -> found.state() == InteractionState.ASSIGNED)
            .ifPresent(found -> work.parked(tx, found));
        yield Optional.empty();
      }
      case PoolDecision.WrapUpStarted started -> {
        held(tx, started.contact(), started.agent(), started.epoch())
            .filter(found -> found.state().isWithAgent())
            .ifPresent(found -> work.wrapUpStarted(tx, found, started));
        yield Optional.empty();
      }
      case PoolDecision.WrapUpRequested asked -> {
        held(tx, asked.contact(), asked.agent(), asked.epoch())
            .filter(found -> found.state().isWithAgent() && found.wrapUp() == null)
            .ifPresent(found -> work.wrapUpRequested(tx, found, asked));
        yield Optional.empty();
      }
      case PoolDecision.WrapUpExtended extended -> {
        held(tx, extended.contact(), extended.agent(), extended.epoch())
            .filter(found -> found.state() == InteractionState.WRAP_UP)
            .ifPresent(found -> work.wrapUpExtended(tx, found, extended));
        yield Optional.empty();
      }
      case PoolDecision.Left left -> {
        interactions
            .lock(tx, left.contact())
            .filter(found -> found.state() != InteractionState.IN_FLOW)
            .filter(found -> left.agent() == null || isGranted(found, left.agent(), left.epoch()))
            .ifPresent(found -> work.left(tx, found, left));
        yield Optional.empty();
      }
      case PoolDecision.PresenceChanged changed -> {
        presence.changed(tx, changed);
        yield Optional.empty();
      }
    };
  }

  private Optional<PoolCommand> offer(Tx tx, PoolDecision.Offered offered) {
    Interaction now = interactions.lock(tx, offered.contact()).orElse(null);
    if (now == null || now.state().isOver()) {
      return Optional.of(new PoolCommand.Forget(offered.contact()));
    }
    if (isGranted(now, offered.agent(), offered.epoch())) {
      return Optional.empty();
    }
    if (offered.shared() && sharedOffers.made(tx, now, offered)) {
      return Optional.empty();
    }
    if (now.state() == InteractionState.QUEUED && Fences.newer(now, offered.epoch())) {
      return Optional.of(outrun(now, offered));
    }
    if (now.state() == InteractionState.QUEUED && !offered.shared()) {
      offers.made(tx, now, offered);
      return Optional.empty();
    }
    OpenOffer standing = offered.shared() ? null : standing(now);
    return Optional.of(
        standing == null
            ? new PoolCommand.Disavow(offered.contact(), offered.epoch())
            : new PoolCommand.Adopt(offered.contact(), offered.epoch(), standing));
  }

  /** The offer to one agent alone that stands in the row. */
  private static @Nullable OpenOffer standing(Interaction now) {
    Assignment to = now.assignment();
    if (now.state() != InteractionState.OFFERED || to == null || to.offerExpiresAt() == null) {
      return null;
    }
    return new OpenOffer(to.agent(), Fences.epoch(now.fence()), to.offerExpiresAt().toEpochMilli());
  }

  /**
   * The contact waits, and has been offered since by a pool of the other side of a split. Merely
   * refused, this pool would ask one agent after another in vain, and none of them again for a
   * while.
   */
  private static PoolCommand outrun(Interaction now, PoolDecision.Offered offered) {
    return new PoolCommand.Outrun(offered.contact(), offered.epoch(), Fences.epoch(now.fence()));
  }

  private void endOffer(Tx tx, Optional<Interaction> row, PoolDecision.OfferEnded ended) {
    if (row.filter(now -> isGranted(now, ended.agent(), ended.epoch())).isPresent()) {
      offers.ended(tx, row, ended);
    } else {
      sharedOffers.ended(tx, row, ended);
    }
  }

  private Optional<PoolCommand> assign(Tx tx, PoolDecision.Assigned assigned) {
    PoolCommand confirm = new PoolCommand.Confirm(assigned.contact(), assigned.epoch());
    PoolCommand disavow = new PoolCommand.Disavow(assigned.contact(), assigned.epoch());
    Interaction now = interactions.lock(tx, assigned.contact()).orElse(null);
    if (now == null || now.state().isOver()) {
      return Optional.of(disavow);
    }
    boolean done =
        now.state() == InteractionState.ASSIGNED
            && isGranted(now, assigned.agent(), assigned.epoch());
    if (done) {
      return Optional.of(confirm);
    }
    boolean stands =
        switch (now.state()) {
          case OFFERED, WAITING_FOR_CUSTOMER -> now.isWith(assigned.agent());
          case QUEUED -> true;
          default -> false;
        };
    // One that was on offer to several is queued still.
    OfferId shared = now.state() == InteractionState.QUEUED ? assigned.offer() : null;
    if (!stands || Fences.newer(now, assigned.epoch()) || !work.assigned(tx, now, assigned)) {
      if (shared != null) {
        sharedOffers.refused(tx, assigned, shared);
      }
      return Optional.of(disavow);
    }
    if (shared != null) {
      sharedOffers.taken(tx, assigned);
    }
    return Optional.of(confirm);
  }

  private PoolCommand confirmation(Tx tx, PoolDecision.ConfirmationDue due) {
    boolean committed =
        interactions
            .find(tx, due.contact())
            .filter(now -> now.state() == InteractionState.ASSIGNED)
            .filter(now -> isGranted(now, due.agent(), due.epoch()))
            .isPresent();
    return committed
        ? new PoolCommand.Confirm(due.contact(), due.epoch())
        : new PoolCommand.Disavow(due.contact(), due.epoch());
  }

  private Optional<Interaction> held(Tx tx, InteractionId contact, UserId agent, Epoch epoch) {
    return interactions.lock(tx, contact).filter(now -> isGranted(now, agent, epoch));
  }

  /** While a cluster is split, both sides may give the same epoch to different agents. */
  private static boolean isGranted(Interaction now, UserId agent, Epoch epoch) {
    return Fences.same(now, epoch) && now.isWith(agent);
  }
}
