package dev.centrala.core.call;

import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Permission;
import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.CallControls;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.Timeline;
import dev.centrala.core.routing.Supervision;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.SupervisionPolicy;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallCommandStore;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.SupervisorMode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor on a call that goes on, by a line of their own: heard by nobody, by the agent alone
 * or by all, or in the agent's place. Allowed by role and by the tenant's policy; each step leaves
 * an audit line.
 */
public final class CallSupervision {
  private final Transactions transactions;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CallCommandStore commands;
  private final CallLines lines;
  private final Timeline timeline;
  private final CallNews news;
  private final Supervision supervision;
  private final Function<Tx, SupervisionPolicy> policy;
  private final AuditTrail audit;
  private final CallControls.Now now;
  private final InstantSource clock;

  public CallSupervision(
      Transactions transactions,
      InteractionStore interactions,
      CallStore calls,
      CallCommandStore commands,
      CallLines lines,
      Timeline timeline,
      CallNews news,
      Supervision supervision,
      Function<Tx, SupervisionPolicy> policy,
      AuditTrail audit,
      CallControls.Now now,
      InstantSource clock) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.calls = calls;
    this.commands = commands;
    this.lines = lines;
    this.timeline = timeline;
    this.news = news;
    this.supervision = supervision;
    this.policy = policy;
    this.audit = audit;
    this.now = now;
    this.clock = clock;
  }

  /** A change that is still to be taken by the carrier, of a line that is in the room. */
  private record Change(CallCommandId command, LegId leg) {}

  /** The caller's device is called, or, where they are on the call, they take part like this. */
  public void join(Caller caller, InteractionId id, SupervisorMode mode) {
    Optional<Change> change =
        transactions.inTenant(
            caller.tenant(),
            tx -> {
              Interaction talk = talk(tx, caller, id, mode.wireName());
              List<CallLeg> live = live(tx, id);
              Optional<CallLeg> own = own(live, caller.person());
              if (own.isPresent()) {
                return change(tx, own.get(), live, talk, mode);
              }
              Interaction after = lines.supervise(tx, talk, caller.person(), mode);
              written(tx, caller, after, mode.wireName());
              return Optional.empty();
            });
    change.ifPresent(each -> carryOut(caller, id, each, mode));
  }

  private Optional<Change> change(
      Tx tx, CallLeg own, List<CallLeg> live, Interaction talk, SupervisorMode mode) {
    if (own.takenAt() == null) {
      calls.update(tx, own.in(mode), clock.instant().plus(CallLines.LOOK_AFTER));
      return Optional.empty();
    }
    if (!own.inRoom()) {
      throw RefusedException.conflict("notConnected", "Your line is not connected yet.");
    }
    CallCommandId command = CallCommandId.next();
    commands.add(tx, command, own, part(mode, coached(live, talk)), clock.instant());
    return Optional.of(new Change(command, own.id()));
  }

  /** What is shown is what the carrier has taken. */
  private void carryOut(Caller caller, InteractionId id, Change change, SupervisorMode mode) {
    CallControls.requireTaken(now.send(caller.tenant(), change.command()));
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Interaction talk = lock(tx, id);
          calls
              .leg(tx, change.leg())
              .filter(leg -> !leg.isOver() && leg.kind() == LegKind.SUPERVISOR)
              .ifPresent(leg ->
                  calls.update(tx, leg.in(mode), clock.instant().plus(CallLines.LOOK_AFTER)));
          written(tx, caller, talk, mode.wireName());
        });
  }

  /** The caller has the work from now on, and the agent who had it leaves. */
  public void takeOver(Caller caller, InteractionId id) {
    transactions.doInTenant(caller.tenant(), tx -> talk(tx, caller, id, "takeOver"));
    supervision.push(caller, id, caller.person(), true);
    transactions.doInTenant(caller.tenant(), tx -> written(tx, caller, lock(tx, id), "takeOver"));
  }

  /** Does nothing where the caller is not on the call. */
  public void leave(Caller caller, InteractionId id) {
    caller.require(Permission.SUPERVISE);
    transactions.doInTenant(
        caller.tenant(),
        tx -> {
          Interaction talk = lock(tx, id);
          Optional<CallLeg> own = own(live(tx, id), caller.person());
          if (own.isPresent()) {
            lines.hangUp(tx, own.get());
            written(tx, caller, talk, "leave");
          }
        });
  }

  private Interaction talk(Tx tx, Caller caller, InteractionId id, String mode) {
    caller.require(Permission.SUPERVISE);
    Interaction talk = lock(tx, id);
    if (talk.channel() != Channel.VOICE) {
      throw RefusedException.conflict("notSupported", "This channel does not support that.");
    }
    if (!policy.apply(tx).allows(mode)) {
      throw new RefusedException(
          new Refusal.Forbidden("Your organisation does not allow this on calls."));
    }
    boolean withAgent =
        talk.state() == InteractionState.ASSIGNED
            && talk.disconnectedAt() == null
            && !talk.isWith(caller.person());
    if (!withAgent || coached(live(tx, id), talk) == null) {
      throw RefusedException.conflict("notConnected", "No agent talks on this call now.");
    }
    return talk;
  }

  private void written(Tx tx, Caller caller, Interaction talk, String mode) {
    audit.write(
        tx,
        caller.actor(),
        "call.supervised",
        "interaction",
        talk.id().toString(),
        Map.of("mode", mode));
    news.tell(
        tx,
        timeline.record(
            tx, talk, "call.supervised", Actor.user(caller.person()), Map.of("mode", mode)));
  }

  private Interaction lock(Tx tx, InteractionId id) {
    return interactions.lock(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
  }

  private List<CallLeg> live(Tx tx, InteractionId id) {
    return calls.legs(tx, id).stream().filter(leg -> !leg.isOver()).toList();
  }

  private static Optional<CallLeg> own(List<CallLeg> live, UserId supervisor) {
    return live.stream()
        .filter(leg -> leg.kind() == LegKind.SUPERVISOR && supervisor.equals(leg.user()))
        .findFirst();
  }

  /** The carrier's id of the line by which the agent who has the work talks. */
  static @Nullable String coached(List<CallLeg> live, Interaction talk) {
    return live.stream()
        .filter(leg -> leg.kind() == LegKind.AGENT && leg.inRoom())
        .filter(leg -> leg.user() != null && talk.isWith(leg.user()))
        .map(CallLeg::providerId)
        .findFirst()
        .orElse(null);
  }

  /** Whoever is to be coached and cannot be found is not talked to by anybody. */
  static CallCommand.TakePart part(SupervisorMode mode, @Nullable String coachedId) {
    return switch (mode) {
      case LISTEN -> new CallCommand.TakePart(true, null);
      case WHISPER -> new CallCommand.TakePart(coachedId == null, coachedId);
      case BARGE -> new CallCommand.TakePart(false, null);
    };
  }
}
