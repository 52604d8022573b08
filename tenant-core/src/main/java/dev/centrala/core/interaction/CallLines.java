package dev.centrala.core.interaction;

import dev.centrala.core.access.AgentDevice;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.CallCommandId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.voice.CallCommand;
import dev.centrala.core.voice.CallCommandStore;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.SupervisorMode;
import java.time.Duration;
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
  private static final int OUTSIDE_RING_SECONDS = 30;
  private static final CallCommand RESUME = new CallCommand.Change(null, false);

  /** A line of which nothing is heard for so long is asked about. */
  public static final Duration LOOK_AFTER = Duration.ofSeconds(60);

  private final CallStore calls;
  private final CallCommandStore commands;
  private final Timeline timeline;
  private final Devices devices;
  private final Consumer<TenantId> hint;
  private final AskedQueues asked;
  private final InstantSource clock;

  /** {@code hint} says that a tenant has commands to carry out; losing it costs a little time. */
  public CallLines(
      CallStore calls,
      CallCommandStore commands,
      Timeline timeline,
      Devices devices,
      Consumer<TenantId> hint,
      AskedQueues asked,
      InstantSource clock) {
    this.calls = calls;
    this.commands = commands;
    this.timeline = timeline;
    this.devices = devices;
    this.hint = hint;
    this.asked = asked;
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
    if (customer.isEmpty() && !isToBeCalled(tx, now)) {
      return isOfQueue(tx, now) ? answersAsked(tx, now, agent) : now;
    }
    CallConsult consult = calls.consult(tx, now.id()).orElse(null);
    live.stream()
        .filter(leg -> leg.kind() == LegKind.AGENT || (consult != null && consult.isOn(leg)))
        .filter(leg -> !agent.equals(leg.user()))
        .forEach(leg -> hangUp(tx, leg));
    if (consult != null) {
      endConsult(tx, consult);
    }
    customer.ifPresent(leg -> {
      boolean stays = isHanding(consult) && leg.inRoom();
      command(tx, leg, stays ? RESUME : new CallCommand.AskAgain());
    });
    Optional<CallLeg> there =
        live.stream().filter(leg -> leg.user() != null && agent.equals(leg.user())).findFirst();
    if (there.isEmpty()) {
      return dial(tx, now, agent);
    }
    boolean joins = there.get().kind() == LegKind.SUPERVISOR;
    if (joins || (consult != null && consult.isOn(there.get()))) {
      adopt(tx, there.get());
    }
    return now;
  }

  /** Whether it is no call, but offered because somebody who has one asks. */
  private boolean isOfQueue(Tx tx, Interaction now) {
    return calls.find(tx, now.id()).isEmpty();
  }

  /** Whoever of the asked queue has taken it is called into the room of whoever asks. */
  private Interaction answersAsked(Tx tx, Interaction contact, UserId agent) {
    LegId line = LegId.next();
    Optional<CallConsult> consult = calls.answer(tx, contact.id(), line);
    if (consult.isEmpty()) {
      tell(tx, contact.id(), AskedQueues.News.NOT_WANTED);
      return contact;
    }
    if (consult.get().by().equals(agent)) {
      calls.answer(tx, contact.id(), null);
      tell(tx, contact.id(), AskedQueues.News.NOT_REACHED);
      return contact;
    }
    AgentDevice device = devices.of(tx, agent);
    call(tx, toDial(line, consult.get().interaction(), LegKind.AGENT, agent, device), null);
    return contact;
  }

  /** Nobody is asked any more; a queue that was has nobody to offer it to. */
  public void endConsult(Tx tx, CallConsult consult) {
    calls.removeConsult(tx, consult.interaction());
    if (consult.contact() != null) {
      tell(tx, consult.contact(), AskedQueues.News.NOT_WANTED);
    }
  }

  /** Whoever of the asked queue took it did not answer: the next is asked. */
  public void askNext(Tx tx, CallConsult consult) {
    calls.put(tx, consult.on(null));
    if (consult.contact() != null) {
      tell(tx, consult.contact(), AskedQueues.News.NOT_REACHED);
    }
  }

  /** The contact of an asked queue has nobody now: who had it leaves the call. */
  private void leaveAsked(Tx tx, Interaction contact) {
    calls
        .consultOf(tx, contact.id())
        .flatMap(consult -> Optional.ofNullable(consult.leg()))
        .flatMap(line -> calls.leg(tx, line))
        .filter(leg -> !leg.isOver())
        .ifPresent(leg -> hangUp(tx, leg));
  }

  private void tell(Tx tx, InteractionId contact, AskedQueues.News news) {
    TenantId tenant = tx.tenant();
    tx.afterCommit(() -> asked.hear(tenant, contact, news));
  }

  /** Whoever took part by this line has the work from now on. */
  private void adopt(Tx tx, CallLeg leg) {
    CallLeg after = leg.adopted(clock.instant());
    calls.update(tx, after, clock.instant().plus(LOOK_AFTER));
    if (leg.mode() != null && leg.inRoom()) {
      command(tx, after, new CallCommand.TakePart(false, null));
    }
  }

  /** Whether the agent of a call is giving it to somebody whom they have asked. */
  public boolean isHandedOver(Tx tx, Interaction now) {
    return now.channel() == Channel.VOICE && isHanding(calls.consult(tx, now.id()).orElse(null));
  }

  private static boolean isHanding(@Nullable CallConsult consult) {
    return consult != null && consult.stage() == CallConsult.Stage.HANDING;
  }

  /** A supervisor's own device is called; they take part as the mode says. */
  public Interaction supervise(Tx tx, Interaction now, UserId supervisor, SupervisorMode mode) {
    return dial(tx, now, supervisor, LegKind.SUPERVISOR, mode);
  }

  /**
   * The agent says that their line is gone, or it was given up: they are called again, even where
   * its end has not been heard of. One that is on its way to them is waited for.
   */
  public Interaction callAgain(Tx tx, Interaction now, UserId agent) {
    List<CallLeg> own = live(tx, now).stream().filter(leg -> isOf(leg, agent)).toList();
    if (own.stream().anyMatch(leg -> leg.takenAt() == null) || isWithoutCustomer(tx, now)) {
      return now;
    }
    own.forEach(leg -> hangUp(tx, leg));
    return dial(tx, now, agent);
  }

  /** The agent is here again; called if no line of theirs is left. */
  public Interaction rejoin(Tx tx, Interaction now, UserId agent) {
    boolean there = live(tx, now).stream().anyMatch(leg -> isOf(leg, agent));
    return there || isWithoutCustomer(tx, now) ? now : dial(tx, now, agent);
  }

  private boolean isWithoutCustomer(Tx tx, Interaction now) {
    return first(live(tx, now), LegKind.CUSTOMER).isEmpty() && !isToBeCalled(tx, now);
  }

  /** Whether it is a call that we begin, and the customer has not been called yet. */
  public boolean isToBeCalled(Tx tx, Interaction now) {
    return calls.find(tx, now.id()).filter(call -> !call.inbound()).isPresent()
        && calls.legs(tx, now.id()).stream().noneMatch(leg -> leg.kind() == LegKind.CUSTOMER);
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
    CallLeg leg = call(tx, toDial(LegId.next(), now.id(), kind, agent, device), mode);
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

  private CallLeg toDial(
      LegId id, InteractionId call, LegKind kind, UserId agent, AgentDevice device) {
    return CallLeg.toDial(
        id,
        call,
        kind,
        agent,
        device.addressOf(agent),
        device.kind() == AgentDevice.Kind.PHONE,
        clock.instant());
  }

  private CallLeg call(Tx tx, CallLeg leg, @Nullable SupervisorMode mode) {
    CallLeg called = mode == null ? leg : leg.in(mode);
    calls.insert(tx, called, leg.createdAt().plus(LOOK_AFTER));
    int seconds = leg.kind() == LegKind.OUTSIDE ? OUTSIDE_RING_SECONDS : RING_SECONDS;
    command(tx, called, new CallCommand.Dial(seconds));
    return called;
  }

  /** A colleague is called into the room to be asked. */
  public CallLeg ask(Tx tx, Interaction now, UserId colleague) {
    AgentDevice device = devices.of(tx, colleague);
    return call(tx, toDial(LegId.next(), now.id(), LegKind.AGENT, colleague, device), null);
  }

  /** Somebody outside is called into the room; whether they may be is the caller's to ask. */
  public CallLeg callOutside(Tx tx, Interaction now, String address) {
    CallLeg leg =
        CallLeg.toDial(
            LegId.next(), now.id(), LegKind.OUTSIDE, null, address, false, clock.instant());
    return call(tx, leg, null);
  }

  /** The customer hears music, or no longer does. */
  public void hold(Tx tx, Interaction now, boolean held) {
    first(live(tx, now), LegKind.CUSTOMER)
        .filter(CallLeg::inRoom)
        .ifPresent(leg -> command(tx, leg, new CallCommand.Change(null, held)));
  }

  /** The agent no longer has the work, which goes on: the customer waits again. */
  public void released(Tx tx, Interaction now, UserId former) {
    if (now.channel() != Channel.VOICE) {
      return;
    }
    List<CallLeg> live = live(tx, now);
    if (live.isEmpty() && isOfQueue(tx, now)) {
      leaveAsked(tx, now);
      calls.answer(tx, now.id(), null);
      return;
    }
    live.stream().filter(leg -> isOf(leg, former)).forEach(leg -> hangUp(tx, leg));
    CallConsult consult = calls.consult(tx, now.id()).orElse(null);
    if (isHanding(consult)) {
      return;
    }
    if (consult != null) {
      live.stream().filter(consult::isOn).forEach(leg -> hangUp(tx, leg));
      endConsult(tx, consult);
    }
    sendOn(tx, live);
  }

  /** The customer's line asks again what to do: the work stands somewhere else. */
  public void moved(Tx tx, Interaction now) {
    if (now.channel() == Channel.VOICE) {
      List<CallLeg> live = live(tx, now);
      if (live.isEmpty() && isOfQueue(tx, now)) {
        tell(tx, now.id(), AskedQueues.News.CONTACT_OVER);
      }
      sendOn(tx, live);
    }
  }

  private void sendOn(Tx tx, List<CallLeg> live) {
    first(live, LegKind.CUSTOMER)
        .ifPresent(customer -> command(tx, customer, new CallCommand.AskAgain()));
  }

  /** The contact is over: nobody of ours stays on the line, nor do others, unless left alone. */
  public void over(Tx tx, Interaction now) {
    if (now.channel() != Channel.VOICE) {
      return;
    }
    List<CallLeg> live = live(tx, now);
    if (live.isEmpty() && isOfQueue(tx, now)) {
      leaveAsked(tx, now);
      tell(tx, now.id(), AskedQueues.News.CONTACT_OVER);
      return;
    }
    CallConsult consult = calls.consult(tx, now.id()).orElse(null);
    boolean alone = consult != null && consult.stage() == CallConsult.Stage.ALONE;
    live.stream()
        .filter(leg -> !alone || leg.kind() == LegKind.AGENT || leg.kind() == LegKind.SUPERVISOR)
        .forEach(leg -> hangUp(tx, leg));
    if (consult != null && !alone) {
      endConsult(tx, consult);
    }
  }

  /** The customer alone stays, and is asked or told something more. */
  public void afterWork(Tx tx, Interaction now) {
    if (now.channel() != Channel.VOICE) {
      return;
    }
    calls.consult(tx, now.id()).ifPresent(consult -> endConsult(tx, consult));
    List<CallLeg> live = live(tx, now);
    live.stream().filter(leg -> leg.kind() != LegKind.CUSTOMER).forEach(leg -> hangUp(tx, leg));
    sendOn(tx, live);
  }

  /** Those who were left alone do not talk on without one another. */
  public void parted(Tx tx, Interaction now) {
    calls.consult(tx, now.id()).ifPresent(consult -> endConsult(tx, consult));
    live(tx, now).forEach(leg -> hangUp(tx, leg));
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
