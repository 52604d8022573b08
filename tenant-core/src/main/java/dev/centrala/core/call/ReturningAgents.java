package dev.centrala.core.call;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.PresenceStore;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import java.time.Instant;
import java.util.List;

/**
 * Calls agents again whose browser was loaded anew while a customer of theirs heard music, in
 * whichever order the loss of the line and the return are heard of. Who gave the call up on purpose
 * rejoins by themselves.
 */
public final class ReturningAgents {
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final PresenceStore presences;
  private final CallStore calls;
  private final CallLines lines;

  public ReturningAgents(
      Transactions transactions,
      InteractionStore interactions,
      PresenceStore presences,
      CallStore calls,
      CallLines lines) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.presences = presences;
    this.calls = calls;
    this.lines = lines;
  }

  /** The agent has a desktop again. */
  public void back(TenantId tenant, UserId agent) {
    List<InteractionId> talks =
        transactions.inTenant(
            tenant,
            tx ->
                interactions.inHandOf(tx, agent).stream()
                    .filter(ReturningAgents::goesOn)
                    .map(Interaction::id)
                    .toList());
    talks.forEach(id ->
        transactions.doInTenant(
            tenant,
            tx ->
                interactions
                    .lock(tx, id)
                    .filter(now -> goesOn(now) && now.isWith(agent))
                    .filter(now -> hasTalked(tx, now, agent))
                    .ifPresent(now -> lines.rejoin(tx, now, agent))));
  }

  /**
   * Whether the agent came back after this line of theirs was answered, so that it is an old one.
   */
  boolean isBack(Tx tx, UserId agent, CallLeg lost) {
    Instant taken = lost.takenAt();
    return taken != null
        && presences.connectedSince(tx, agent).filter(since -> since.isAfter(taken)).isPresent();
  }

  private boolean hasTalked(Tx tx, Interaction now, UserId agent) {
    boolean sentAway =
        calls
            .consult(tx, now.id())
            .filter(each -> each.stage() == CallConsult.Stage.BLIND)
            .isPresent();
    return !sentAway
        && calls.legs(tx, now.id()).stream()
            .anyMatch(leg ->
                leg.kind() == LegKind.AGENT && agent.equals(leg.user()) && leg.takenAt() != null);
  }

  private static boolean goesOn(Interaction each) {
    return each.channel() == Channel.VOICE
        && each.state() == InteractionState.ASSIGNED
        && each.disconnectedAt() == null;
  }
}
