package dev.centrala.core.interaction;

import dev.centrala.core.access.Caller;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallCommandStore;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallSender;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.ControlResult;
import dev.centrala.core.voice.LegKind;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an agent does with a call of their own. Answered when the carrier has taken it, or, should
 * it not answer now, when it is on disk and will be carried out; refused as a conflict when the
 * line was gone first. How things then stand is told by the carrier's reports alone.
 */
public final class CallControls {
  private static final Pattern DIGITS = Pattern.compile("[0-9*#w]{1,32}");

  private final Transactions transactions;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CallCommandStore commands;
  private final CallLines lines;
  private final Timeline timeline;
  private final Now now;
  private final InstantSource clock;

  public CallControls(
      Transactions transactions,
      InteractionStore interactions,
      CallStore calls,
      CallCommandStore commands,
      CallLines lines,
      Timeline timeline,
      Now now,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.calls = calls;
    this.commands = commands;
    this.lines = lines;
    this.timeline = timeline;
    this.now = now;
    this.clock = clock;
  }

  /** Carries a command out at once, see {@link CallSender#sendNow}. */
  @FunctionalInterface
  public interface Now {
    Optional<ControlResult> send(dev.centrala.core.shared.TenantId tenant, CallCommandId command);
  }

  /** The customer hears music. */
  public void hold(Caller caller, InteractionId id) {
    change(caller, id, LegKind.CUSTOMER, new CallCommand.Change(null, true));
  }

  public void resume(Caller caller, InteractionId id) {
    change(caller, id, LegKind.CUSTOMER, new CallCommand.Change(null, false));
  }

  /** Nobody hears the agent. */
  public void mute(Caller caller, InteractionId id) {
    change(caller, id, LegKind.AGENT, new CallCommand.Change(true, null));
  }

  public void unmute(Caller caller, InteractionId id) {
    change(caller, id, LegKind.AGENT, new CallCommand.Change(false, null));
  }

  /** The customer's side hears these tones; {@code w} is half a second of silence. */
  public void sendDigits(Caller caller, InteractionId id, String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      throw RefusedException.invalid("/digits", "1 to 32 of 0-9, *, # and w");
    }
    change(caller, id, LegKind.CUSTOMER, new CallCommand.SendDigits(digits));
  }

  /**
   * The agent's line was lost while the customer stayed: it is made again, and takes the place of
   * one whose loss the carrier has not seen yet.
   */
  public void rejoin(Caller caller, InteractionId id) {
    transactions.doInTenant(
        caller.tenant(), tx -> lines.callAgain(tx, own(tx, caller, id), caller.person()));
  }

  private void change(Caller caller, InteractionId id, LegKind of, CallCommand command) {
    CallCommandId commandId = CallCommandId.next();
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Interaction mine = own(tx, caller, id);
          CallLeg leg = leg(tx, mine, of, caller);
          commands.add(tx, commandId, leg, command, clock.instant());
          if (command instanceof CallCommand.SendDigits) {
            timeline.record(
                tx,
                mine,
                "call.digitsSent",
                Actor.user(caller.person()),
                Map.of("legId", leg.id().toString()));
          }
        });
    requireTaken(now.send(caller.tenant(), commandId));
  }

  private CallLeg leg(Tx tx, Interaction mine, LegKind of, Caller caller) {
    CallLeg leg =
        calls.legs(tx, mine.id()).stream()
            .filter(each -> each.kind() == of && !each.isOver())
            .filter(each -> of != LegKind.AGENT || caller.person().equals(each.user()))
            .findFirst()
            .orElseThrow(CallControls::gone);
    if (!leg.inRoom()) {
      throw RefusedException.conflict("notConnected", "The call is not connected now.");
    }
    return leg;
  }

  /** Refuses as a conflict what the carrier did not take; what is under way is taken. */
  public static void requireTaken(Optional<ControlResult> result) {
    switch (result.orElse(null)) {
      case ControlResult.Gone gone -> throw gone();
      case ControlResult.Refused no ->
          throw RefusedException.conflict("carrierRefused", no.detail());
      case null, default -> {}
    }
  }

  private static RefusedException gone() {
    return RefusedException.conflict("callGone", "That line has already ended.");
  }

  private Interaction own(Tx tx, Caller caller, InteractionId id) {
    Interaction mine =
        interactions
            .lock(tx, id)
            .filter(found -> found.isWith(caller.person()))
            .orElseThrow(() -> RefusedException.notFound("interaction"));
    if (mine.channel() != Channel.VOICE) {
      throw RefusedException.conflict("notSupported", "This channel does not support that.");
    }
    if (!mine.state().isWithAgent() || mine.disconnectedAt() != null) {
      throw gone();
    }
    return mine;
  }
}
