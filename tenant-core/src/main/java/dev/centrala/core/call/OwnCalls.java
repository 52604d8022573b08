package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import java.util.List;
import java.util.Optional;

/** The calls that an agent has, locked; what is another's reads as not there. */
final class OwnCalls {
  private final InteractionStore interactions;
  private final CallStore calls;

  OwnCalls(InteractionStore interactions, CallStore calls) {
    this.interactions = interactions;
    this.calls = calls;
  }

  Interaction lock(Tx tx, InteractionId id) {
    return interactions.lock(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
  }

  /** The agent has it, and the contact goes on. */
  Interaction assigned(Tx tx, UserId agent, InteractionId id) {
    Interaction mine =
        interactions
            .lock(tx, id)
            .filter(found -> found.isWith(agent))
            .orElseThrow(() -> RefusedException.notFound("interaction"));
    if (mine.channel() != Channel.VOICE) {
      throw RefusedException.conflict("notSupported", "This channel does not support that.");
    }
    if (!mine.state().isWithAgent() || mine.disconnectedAt() != null) {
      throw RefusedException.conflict("callGone", "That line has already ended.");
    }
    return mine;
  }

  /** The same, and both customer and agent are in the room. */
  Interaction talking(Tx tx, UserId agent, InteractionId id) {
    Interaction mine = assigned(tx, agent, id);
    boolean customer =
        live(tx, id).stream().anyMatch(leg -> leg.kind() == LegKind.CUSTOMER && leg.inRoom());
    boolean own = leg(tx, mine, agent).filter(CallLeg::inRoom).isPresent();
    if (!customer || !own) {
      throw RefusedException.conflict("notConnected", "The call is not connected now.");
    }
    return mine;
  }

  Optional<CallLeg> leg(Tx tx, Interaction mine, UserId agent) {
    return live(tx, mine.id()).stream()
        .filter(leg -> leg.kind() == LegKind.AGENT && agent.equals(leg.user()))
        .findFirst();
  }

  /** Whether those who were asked and the customer are together in the room. */
  boolean allTalk(Tx tx, CallConsult consult) {
    List<CallLeg> there =
        live(tx, consult.interaction()).stream()
            .filter(leg -> leg.inRoom() && !leg.held())
            .toList();
    return there.stream().anyMatch(consult::isOn)
        && there.stream().anyMatch(leg -> leg.kind() == LegKind.CUSTOMER);
  }

  private List<CallLeg> live(Tx tx, InteractionId id) {
    return calls.legs(tx, id).stream().filter(leg -> !leg.isOver()).toList();
  }
}
