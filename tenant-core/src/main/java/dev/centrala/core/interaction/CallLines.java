package dev.centrala.core.interaction;

import dev.centrala.core.access.AgentDevice;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallCommandStore;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.SupervisorMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connects and parts the people of a call as its work moves: who is given the call is dialled, who
 * has lost it is hung up, the customer is led to where the work now stands. Everything is written
 * in the transaction that moves the work, under its lock, and carried out at the carrier
 * afterwards. Does nothing for other channels.
 */
public final class CallLines {
  private static final int RING_SECONDS = 20;

  /** A line of which nothing is heard for so long is asked about. */
  public static final Duration LOOK_AFTER = Duration.ofSeconds(60);

  private final CallStore calls;
  private final CallCommandStore commands;
  private final Timeline timeline;
  private final Devices devices;
  private final Consumer<TenantId> hint;
  private final InstantSource clock;

  /** {@code hint} says that a tenant has commands to carry out; losing it costs a little time. */
  public CallLines(
      CallStore calls,
      CallCommandStore commands,
      Timeline timeline,
      Devices devices,
      Consumer<TenantId> hint,
      InstantSource clock) {
    this.calls = calls;
    this.commands = commands;
    this.timeline = timeline;
    this.devices = devices;
    this.hint = hint;
    this.clock = clock;
  }

  /** What agents talk with. */
  @FunctionalInterface
  public interface Devices {
    AgentDevice of(Tx tx, UserId agent);
  }

  /** An agent has the work: they are called, and the customer goes where they meet. */
  public Interaction assigned(Tx tx, Interaction now) {
    if (now.channel() != Channel.VOICE || now.assignment() == null) {
      return now;
    }
    UserId agent = now.assignment().agent();
    List<CallLeg> live = live(tx, now);
    Optional<CallLeg> customer = first(live, LegKind.CUSTOMER);
    if (customer.isEmpty()) {
      return now;
    }
    live.stream()
        .filter(leg -> leg.kind() == LegKind.AGENT && !agent.equals(leg.user()))
        .forEach(leg -> hangUp(tx, leg));
    command(tx, customer.get(), new CallCommand.AskAgain());
    if (live.stream().anyMatch(leg -> isOf(leg, agent))) {
      return now;
    }
    Optional<CallLeg> there =
        live.stream()
            .filter(leg -> leg.kind() == LegKind.SUPERVISOR && agent.equals(leg.user()))
            .findFirst();
    return there.isPresent() ? adopted(tx, now, there.get()) : dial(tx, now, agent);
  }

  /** Whoever took part by this line has the work from now on. */
  private Interaction adopted(Tx tx, Interaction now, CallLeg leg) {
    CallLeg after = leg.adopted(clock.instant());
    calls.update(tx, after, clock.instant().plus(LOOK_AFTER));
    if (leg.inRoom()) {
      command(tx, after, new CallCommand.TakePart(false, null));
    }
    return now;
  }

  /** A supervisor's own device is called; they take part as the mode says. */
  public Interaction supervise(Tx tx, Interaction now, UserId supervisor, SupervisorMode mode) {
    return dial(tx, now, supervisor, LegKind.SUPERVISOR, mode);
  }

  /** The agent's line is gone, and they want it back. */
  public Interaction rejoin(Tx tx, Interaction now, UserId agent) {
    List<CallLeg> live = live(tx, now);
    boolean there = live.stream().anyMatch(leg -> isOf(leg, agent));
    return there || first(live, LegKind.CUSTOMER).isEmpty() ? now : dial(tx, now, agent);
  }

  private static boolean isOf(CallLeg leg, UserId agent) {
    return leg.kind() == LegKind.AGENT && agent.equals(leg.user());
  }

  private Interaction dial(Tx tx, Interaction now, UserId agent) {
    return dial(tx, now, agent, LegKind.AGENT, null);
  }

  private Interaction dial(
      Tx tx, Interaction now, UserId agent, LegKind kind, @Nullable SupervisorMode mode) {
    AgentDevice device = devices.of(tx, agent);
    Instant at = clock.instant();
    CallLeg leg =
        CallLeg.toDial(
            LegId.next(),
            now.id(),
            kind,
            agent,
            device.addressOf(agent),
            device.kind() == AgentDevice.Kind.PHONE,
            at);
    calls.insert(tx, mode == null ? leg : leg.in(mode), at.plus(LOOK_AFTER));
    command(tx, leg, new CallCommand.Dial(RING_SECONDS));
    return timeline.record(
        tx,
        now,
        "call.dialled",
        Actor.SYSTEM,
        Map.of(
            "legId", leg.id().toString(),
            "agentId", agent.toString(),
            "device", device.kind().wireName()));
  }

  /** The agent no longer has the work, which goes on: the customer waits again. */
  public void released(Tx tx, Interaction now, UserId former) {
    if (now.channel() != Channel.VOICE) {
      return;
    }
    List<CallLeg> live = live(tx, now);
    live.stream().filter(leg -> isOf(leg, former)).forEach(leg -> hangUp(tx, leg));
    sendOn(tx, live);
  }

  /** The customer's line asks again what to do: the work stands somewhere else. */
  public void moved(Tx tx, Interaction now) {
    if (now.channel() == Channel.VOICE) {
      sendOn(tx, live(tx, now));
    }
  }

  private void sendOn(Tx tx, List<CallLeg> live) {
    first(live, LegKind.CUSTOMER)
        .ifPresent(customer -> command(tx, customer, new CallCommand.AskAgain()));
  }

  /** The contact is over: nobody stays on the line. */
  public void over(Tx tx, Interaction now) {
    if (now.channel() == Channel.VOICE) {
      live(tx, now).forEach(leg -> hangUp(tx, leg));
    }
  }

  /** The line has asked by itself where to go: it need not be sent there any more. */
  public void told(Tx tx, CallLeg leg) {
    commands.removeAskAgain(tx, leg.id());
  }

  /** The line is to end. */
  public void hangUp(Tx tx, CallLeg leg) {
    commands.add(tx, CallCommandId.next(), leg, new CallCommand.HangUp(), clock.instant());
    hintAfter(tx);
  }

  /** To be carried out soon, by whichever node. */
  public void command(Tx tx, CallLeg leg, CallCommand command) {
    commands.add(tx, CallCommandId.next(), leg, command, clock.instant());
    hintAfter(tx);
  }

  private void hintAfter(Tx tx) {
    TenantId tenant = tx.tenant();
    tx.afterCommit(() -> hint.accept(tenant));
  }

  private List<CallLeg> live(Tx tx, Interaction now) {
    return calls.legs(tx, now.id()).stream().filter(leg -> !leg.isOver()).toList();
  }

  private static Optional<CallLeg> first(List<CallLeg> legs, LegKind kind) {
    return legs.stream().filter(leg -> leg.kind() == kind).findFirst();
  }
}
