package dev.centrala.core.call;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.VoiceInstruction;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Tells lines that we dialled what to do once somebody, or something, has answered there. */
public final class DialledLines {
  private static final List<VoiceInstruction> HANG_UP = List.of(new VoiceInstruction.HangUp());
  private static final int SCREENING_SECONDS = 8;
  private static final String TAKE = "1";

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CalledCustomers customers;
  private final Timeline timeline;
  private final SpokenLanguage language;
  private final InstantSource clock;

  public DialledLines(
      Transactions transactions,
      InteractionStore interactions,
      CallStore calls,
      CalledCustomers customers,
      Timeline timeline,
      SpokenLanguage language,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.calls = calls;
    this.customers = customers;
    this.timeline = timeline;
    this.language = language;
    this.clock = clock;
  }

  /**
   * A line that we dialled was answered, and what was pressed there. A telephone's owner takes the
   * call by pressing 1, which a mailbox does not.
   */
  public List<VoiceInstruction> answered(
      TenantId tenant, LegId id, String providerId, CallInput came) {
    return transactions.inTenant(
        tenant,
        tx -> {
          CallLeg known = calls.leg(tx, id).orElseThrow(() -> RefusedException.notFound("line"));
          Interaction now =
              interactions
                  .lock(tx, known.interaction())
                  .orElseThrow(() -> RefusedException.notFound("interaction"));
          CallLeg leg = calls.leg(tx, id).orElseThrow();
          if (leg.providerId() == null) {
            leg = leg.known(providerId);
          }
          boolean wanted =
              leg.providerId() != null
                  && leg.providerId().equals(providerId)
                  && !leg.isOver()
                  && mayTalk(tx, now, leg);
          if (!wanted) {
            return HANG_UP;
          }
          if (leg.screened() && leg.takenAt() == null && !TAKE.equals(came.digits())) {
            calls.update(tx, leg, clock.instant().plus(CallLines.LOOK_AFTER));
            return came.digits() == null || came.digits().isEmpty() ? screening(tx, leg) : HANG_UP;
          }
          Call call = calls.find(tx, now.id()).orElseThrow();
          CallLeg taken = leg.taken(clock.instant());
          calls.update(tx, taken, clock.instant().plus(CallLines.LOOK_AFTER));
          if (leg.kind() == LegKind.CUSTOMER) {
            return customers.answered(now, call, taken);
          }
          Interaction after = now;
          if (leg.takenAt() == null && leg.user() != null) {
            after =
                timeline.record(
                    tx,
                    now,
                    "call.answered",
                    Actor.user(leg.user()),
                    Map.of("legId", leg.id().toString()));
          }
          if (leg.kind() == LegKind.AGENT) {
            customers.call(tx, after, call);
          }
          return List.of(join(tx, call, now, taken), new VoiceInstruction.HangUp());
        });
  }

  private VoiceInstruction join(Tx tx, Call call, Interaction now, CallLeg leg) {
    if (leg.mode() == null) {
      return new VoiceInstruction.Join(call.room(), leg.id(), now.id());
    }
    List<CallLeg> live = calls.legs(tx, now.id()).stream().filter(each -> !each.isOver()).toList();
    CallCommand.TakePart part =
        CallSupervision.part(leg.mode(), CallSupervision.coached(live, now));
    return new VoiceInstruction.Join(
        call.room(), leg.id(), now.id(), part.muted(), part.coachedId());
  }

  private boolean mayTalk(Tx tx, Interaction now, CallLeg leg) {
    if (leg.kind() == LegKind.SUPERVISOR) {
      return now.state() == InteractionState.ASSIGNED && now.disconnectedAt() == null;
    }
    if (leg.kind() != LegKind.AGENT) {
      return now.disconnectedAt() == null;
    }
    return now.state().isWithAgent()
        && now.disconnectedAt() == null
        && leg.user() != null
        && (now.isWith(leg.user()) || isAsked(tx, now, leg));
  }

  private boolean isAsked(Tx tx, Interaction now, CallLeg leg) {
    return calls.consult(tx, now.id()).filter(each -> each.isOn(leg)).isPresent();
  }

  private List<VoiceInstruction> screening(Tx tx, CallLeg leg) {
    CallWords words = language.words(tx, null);
    return List.of(
        new VoiceInstruction.Ask(
            List.of(
                new VoiceInstruction.Say(
                    leg.kind() == LegKind.SUPERVISOR ? words.joining() : words.screening(),
                    words.language())),
            1,
            null,
            SCREENING_SECONDS,
            false,
            null,
            List.of(),
            false,
            new VoiceInstruction.Door.OfLeg(leg.id())),
        new VoiceInstruction.HangUp());
  }
}
