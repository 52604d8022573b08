package dev.centrala.core.routing;

import dev.centrala.core.access.Caller;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolResult;
import dev.centrala.core.routing.pool.Presence;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.OfferId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.shared.WrapUpCodeId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an agent does about work: presence, offers, the end and the wrap-up. Each is answered when
 * it is committed.
 */
public final class AgentDesk {
  private static final int LONGEST_REASON = 100;
  private static final int LONGEST_REJECTION = 200;
  private static final int LONGEST_EXTENSION_SECONDS = 600;

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final PresenceStore presences;
  private final AgentProfiles profiles;
  private final Routing routing;
  private final WorkEnd workEnd;
  private final OfferWriter offers;
  private final SharedOfferWriter sharedOffers;
  private final WorkWriter work;
  private final InstantSource clock;

  public AgentDesk(
      Transactions transactions,
      InteractionStore interactions,
      PresenceStore presences,
      AgentProfiles profiles,
      Routing routing,
      WorkEnd workEnd,
      OfferWriter offers,
      SharedOfferWriter sharedOffers,
      WorkWriter work,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.presences = presences;
    this.profiles = profiles;
    this.routing = routing;
    this.workEnd = workEnd;
    this.offers = offers;
    this.sharedOffers = sharedOffers;
    this.work = work;
    this.clock = clock;
  }

  /** The agent has a socket on the cluster. */
  public void connected(TenantId tenant, UserId agent) {
    transactions.doInTenant(tenant, tx -> presences.setConnected(tx, agent, true, clock.instant()));
    tell(tenant, agent, new PoolCommand.ConnectionRestored(agent));
  }

  /** The agent's last socket is gone: the grace time begins. */
  public void disconnected(TenantId tenant, UserId agent) {
    transactions.doInTenant(
        tenant, tx -> presences.setConnected(tx, agent, false, clock.instant()));
    routing.tell(tenant, new PoolCommand.ConnectionLost(agent));
  }

  public void setPresence(Caller caller, Presence presence, @Nullable String reason) {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw RefusedException.invalid("/reason", "at most " + LONGEST_REASON + " characters");
    }
    required(
        tell(
            caller.tenant(),
            caller.person(),
            new PoolCommand.SetPresence(caller.person(), presence, reason)));
  }

  /** A pool that has not heard of a new agent yet hears of them first. */
  private PoolResult tell(TenantId tenant, UserId agent, PoolCommand command) {
    PoolResult result = routing.tell(tenant, command);
    if (result instanceof PoolResult.Refused refused
        && refused.why() == PoolResult.Why.UNKNOWN_AGENT) {
      Optional<AgentProfile> profile =
          transactions.inTenant(tenant, tx -> profiles.find(tx, agent));
      if (profile.isPresent()) {
        routing.tell(tenant, new PoolCommand.PutAgent(profile.get()));
        return routing.tell(tenant, command);
      }
    }
    return result;
  }

  public void accept(Caller caller, OfferId offer) {
    CarriedOut accepted =
        routing.tellAndSee(caller.tenant(), new PoolCommand.Accept(offer, caller.person()));
    required(accepted.result());
    if (!accepted.isTaken(offer, caller.person()) && !isTaken(caller, offer)) {
      throw RefusedException.conflict("offerGone", "This offer is no longer open.");
    }
  }

  /** It may have been accepted before, by a command whose answer was lost. */
  private boolean isTaken(Caller caller, OfferId offer) {
    return transactions.inTenant(
        caller.tenant(), tx -> interactions.isTaken(tx, caller.person(), offer));
  }

  /** The reason stays on the timeline. */
  public void reject(Caller caller, OfferId offer, @Nullable String reason) {
    String said = reason == null || reason.isBlank() ? null : reason.strip();
    if (said != null && said.length() > LONGEST_REJECTION) {
      throw RefusedException.invalid("/reason", "at most " + LONGEST_REJECTION + " characters");
    }
    required(routing.tell(caller.tenant(), new PoolCommand.Reject(offer, caller.person(), said)));
  }

  /** Ends the contact; wrap-up follows where the queue asks for it. */
  public void end(Caller caller, InteractionId id) {
    workEnd.byAgent(caller.tenant(), caller.person(), id);
  }

  /** Completes the wrap-up with a code and a note; ends the contact first when it still goes on. */
  public void completeWrapUp(
      Caller caller, InteractionId id, @Nullable WrapUpCodeId code, @Nullable String note) {
    workEnd.wrapUp(caller.tenant(), caller.person(), id, code, note);
  }

  /** A wrap-up is to follow this contact, where the queue leaves that to the agent. */
  public void requestWrapUp(Caller caller, InteractionId id) {
    requireOwn(caller, id);
    required(routing.tell(caller.tenant(), new PoolCommand.RequestWrapUp(id, caller.person())));
  }

  /** The wrap-up takes longer. */
  public void extendWrapUp(Caller caller, InteractionId id, int seconds) {
    if (seconds < 1 || seconds > LONGEST_EXTENSION_SECONDS) {
      throw RefusedException.invalid("/seconds", "from 1 to " + LONGEST_EXTENSION_SECONDS);
    }
    requireOwn(caller, id);
    required(
        routing.tell(caller.tenant(), new PoolCommand.ExtendWrapUp(id, caller.person(), seconds)));
  }

  private void requireOwn(Caller caller, InteractionId id) {
    boolean own =
        transactions.inTenant(
            caller.tenant(),
            tx ->
                interactions
                    .find(tx, id)
                    .filter(found -> found.isWith(caller.person()))
                    .isPresent());
    if (!own) {
      throw RefusedException.notFound("interaction");
    }
  }

  public DeskSnapshot snapshot(TenantId tenant, UserId agent) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Instant now = clock.instant();
          List<AgentDelta.OfferMade> open = new ArrayList<>();
          List<AgentDelta.Assigned> held = new ArrayList<>();
          for (Interaction each : interactions.inHandOf(tx, agent)) {
            if (each.state() == InteractionState.OFFERED) {
              open.add(offers.delta(tx, each, now.toEpochMilli()));
            } else {
              held.add(work.delta(tx, each));
            }
          }
          open.addAll(sharedOffers.openTo(tx, agent, now.toEpochMilli()));
          return new DeskSnapshot(
              presences.find(tx, agent).map(AgentDesk::shown).orElse(OFFLINE), open, held);
        });
  }

  private static final AgentDelta.PresenceChanged OFFLINE =
      new AgentDelta.PresenceChanged(Presence.OFFLINE.wireName(), null, Instant.EPOCH, null);

  private static AgentDelta.PresenceChanged shown(PresenceStore.State state) {
    return new AgentDelta.PresenceChanged(
        state.presence().wireName(),
        state.reason(),
        state.since(),
        state.pending() == null ? null : state.pending().wireName());
  }

  private static void required(PoolResult result) {
    if (result instanceof PoolResult.Refused refused) {
      throw switch (refused.why()) {
        case UNKNOWN_AGENT ->
            RefusedException.conflict("notAnAgent", "This user does not take work.");
        case OFFER_GONE, NOT_YOURS, UNKNOWN_CONTACT ->
            RefusedException.conflict("offerGone", "This offer is no longer open.");
        default -> RefusedException.conflict("wrongState", refused.detail());
      };
    }
  }
}
