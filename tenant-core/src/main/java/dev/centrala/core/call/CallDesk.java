package dev.centrala.core.call;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.customer.CustomerService;
import dev.centrala.core.customer.Identity;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.Destination;
import dev.centrala.core.flow.Destinations;
import dev.centrala.core.flow.FlowRunner;
import dev.centrala.core.flow.FlowTurn;
import dev.centrala.core.flow.FrontDoor;
import dev.centrala.core.flow.QueueExits;
import dev.centrala.core.flow.TurnCarrier;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.CallLines;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.messaging.MessageThread;
import dev.centrala.core.messaging.ThreadStore;
import dev.centrala.core.recording.CallRecorder;
import dev.centrala.core.recording.LeftMessages;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.routing.TurnedAwayContacts;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.VoiceInstruction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells each line of a call what to do next, from where the call's work stands: in its flow,
 * waiting, with an agent, over. What is answered is committed; the same question again gets the
 * same answer, whichever node is asked, and steps nothing twice.
 */
public final class CallDesk implements TurnedAwayContacts, TurnCarrier {
  private static final List<VoiceInstruction> HANG_UP = List.of(new VoiceInstruction.HangUp());
  private static final List<VoiceInstruction> LEAVE = List.of(new VoiceInstruction.LeaveQueue());
  private static final int MOST_UNSUPPORTED = 20;

  private final Transactions transactions;
  private final Destinations destinations;
  private final CustomerService customers;
  private final ThreadStore threads;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final CallLines lines;
  private final FrontDoor door;
  private final FlowRunner runner;
  private final WaitingMusic music;
  private final QueueExits exits;
  private final CallRecorder recorder;
  private final SpokenLanguage language;
  private final LeftMessages messages;
  private final Voicemails voicemails;
  private final InstantSource clock;

  public CallDesk(
      Transactions transactions,
      Destinations destinations,
      CustomerService customers,
      ThreadStore threads,
      InteractionStore interactions,
      CallStore calls,
      CallLines lines,
      FrontDoor door,
      FlowRunner runner,
      WaitingMusic music,
      QueueExits exits,
      CallRecorder recorder,
      SpokenLanguage language,
      LeftMessages messages,
      Voicemails voicemails,
      InstantSource clock) {
    this.transactions = transactions;
    this.destinations = destinations;
    this.customers = customers;
    this.threads = threads;
    this.interactions = interactions;
    this.calls = calls;
    this.lines = lines;
    this.door = door;
    this.runner = runner;
    this.music = music;
    this.exits = exits;
    this.recorder = recorder;
    this.language = language;
    this.messages = messages;
    this.voicemails = voicemails;
    this.clock = clock;
  }

  /** A call has come in; a repeat is told what the call is to do now. */
  public List<VoiceInstruction> arrived(TenantId tenant, CallArrived arrived) {
    return spoken(
        tenant,
        tx -> {
          if (!interactions.firstSight(
              tx, arrived.provider(), "call:" + arrived.providerCallId())) {
            return calls
                .legByProviderId(tx, arrived.providerCallId())
                .map(leg -> repeated(tx, leg.interaction()))
                .orElse(HANG_UP);
          }
          return receive(tx, arrived);
        });
  }

  /** A call has come to a number of the tenant's that leads nowhere. */
  public List<VoiceInstruction> nobodyThere(TenantId tenant) {
    return transactions.inTenant(
        tenant, tx -> goodbye(language.words(tx, null), CallWords::notInService));
  }

  private static List<VoiceInstruction> goodbye(CallWords in, Function<CallWords, String> words) {
    return List.of(
        new VoiceInstruction.Say(words.apply(in), in.language()), new VoiceInstruction.HangUp());
  }

  private List<VoiceInstruction> spoken(
      TenantId tenant, Function<Tx, List<VoiceInstruction>> instructions) {
    return transactions.inTenant(tenant, tx -> language.in(tx, instructions.apply(tx)));
  }

  private List<VoiceInstruction> receive(Tx tx, CallArrived arrived) {
    Destination destination =
        destinations
            .find(tx, arrived.entryPoint())
            .orElseThrow(() -> RefusedException.notFound("entry point"));
    Instant now = clock.instant();
    Identity from =
        arrived.from() == null
            ? Identity.visitor("call-" + arrived.providerCallId())
            : Identity.phone(arrived.from());
    Customer customer = customers.resolve(tx, from, arrived.callerName());
    MessageThread thread = threads.open(tx, arrived.entryPoint(), from.value());
    Map<String, Object> context = new HashMap<>();
    context.put("provider", arrived.provider());
    context.put("from", arrived.from() == null ? "withheld" : arrived.from());
    context.put("to", arrived.to());
    Interaction opened = door.open(tx, destination, thread, customer, context);
    Call call =
        new Call(
            opened.id(), arrived.connection(), true, arrived.to(), from.value(), null, now, null);
    calls.insert(tx, call);
    CallLeg leg =
        CallLeg.arrived(LegId.next(), opened.id(), from.value(), arrived.providerCallId(), now);
    calls.insert(tx, leg, now.plus(CallLines.LOOK_AFTER));
    FlowTurn turn = carriedOut(tx, runner.begin(tx, opened, destination));
    return told(tx, opened.id(), turn, call);
  }

  /** The caller's input to a step of the flow; one for another step changes nothing. */
  public List<VoiceInstruction> answered(
      TenantId tenant, InteractionId id, int step, CallInput came) {
    return spoken(
        tenant,
        tx -> {
          Interaction now = lock(tx, id);
          FlowTurn current = runner.current(tx, id).orElse(null);
          if (current == null) {
            return customers(tx, id);
          }
          if (current.step() != step || !isAsked(now, current)) {
            return current.step() > step ? repeated(tx, id) : customers(tx, id);
          }
          if (CallTurns.runsEffect(current)) {
            return CallTurns.stillRunning(id, current);
          }
          FlowInput input = input(tx, now, current, came);
          Interaction then = lock(tx, id);
          if (!isOnLine(tx, id)) {
            voicemails.known(tx, then);
            return HANG_UP;
          }
          FlowTurn after = carriedOut(tx, runner.input(tx, then, step, input));
          return after.instructions().isEmpty() || !(after.last() instanceof Instruction.Handover)
              ? repeated(tx, id)
              : takesLeave(tx, after);
        });
  }

  private FlowInput input(Tx tx, Interaction now, FlowTurn turn, CallInput came) {
    if (!(turn.last() instanceof Instruction.Voicemail)) {
      return CallTurns.input(turn, came);
    }
    return messages
        .cameBack(tx, now, came.recording(), came.recordingSeconds())
        .<FlowInput>map(left ->
            new FlowInput.Recorded(
                left.id().toString(), left.seconds() == null ? 0 : left.seconds()))
        .orElseGet(FlowInput.Silence::new);
  }

  private boolean isOnLine(Tx tx, InteractionId id) {
    return calls.legs(tx, id).stream()
        .anyMatch(leg -> leg.kind() == LegKind.CUSTOMER && !leg.isOver());
  }

  /** Its flow waits for the caller, before an agent has had the call or after. */
  private static boolean isAsked(Interaction now, FlowTurn turn) {
    return now.disconnectedAt() == null
        ? now.state() == InteractionState.IN_FLOW
        : isAfterWork(now, turn) && !isLast(turn);
  }

  /** The agent has finished first, and the flow goes on with the caller. */
  private static boolean isAfterWork(Interaction now, FlowTurn turn) {
    boolean wasWithAgent =
        now.assignment() != null
            && (now.state().isWithAgent()
                || now.state() == InteractionState.WRAP_UP
                || now.state() == InteractionState.ENDED);
    return wasWithAgent
        && now.disconnectedAt() != null
        && !(turn.last() instanceof Instruction.Enqueue);
  }

  /** The last words of a call whose contact goes on in writing. */
  private List<VoiceInstruction> takesLeave(Tx tx, FlowTurn turn) {
    InteractionId id = turn.interaction().id();
    return calls.find(tx, id).map(call -> told(tx, id, turn, call)).orElse(HANG_UP);
  }

  /**
   * What was chosen while waiting leads out of the queue, where the flow offers that at the step
   * that the caller has answered.
   */
  public List<VoiceInstruction> chosenInQueue(
      TenantId tenant, InteractionId id, int round, @Nullable Integer step, CallInput came) {
    Optional<String> exit = music.exit(tenant, id, step, came);
    if (exit.isEmpty()) {
      return waiting(tenant, id, round + 1);
    }
    transactions.doInTenant(
        tenant,
        tx ->
            exits
                .leave(tx, lock(tx, id), exit.get())
                .ifPresent(back -> step(tx, back, stepOf(tx, id), queueExit(exit.get()))));
    return LEAVE;
  }

  private static FlowInput queueExit(String exit) {
    return new FlowInput.QueueExit(exit);
  }

  private int stepOf(Tx tx, InteractionId id) {
    return runner.current(tx, id).map(FlowTurn::step).orElse(0);
  }

  /** The customer's line asks what to do. */
  public List<VoiceInstruction> next(TenantId tenant, InteractionId id) {
    return spoken(tenant, tx -> customers(tx, id));
  }

  /** What is heard while waiting, for the time after so many rounds. */
  public List<VoiceInstruction> waiting(TenantId tenant, InteractionId id, int rounds) {
    boolean waits =
        transactions.inTenant(
            tenant,
            tx -> {
              InteractionState state = find(tx, id).state();
              return state == InteractionState.QUEUED || state == InteractionState.OFFERED;
            });
    if (!waits) {
      return LEAVE;
    }
    List<VoiceInstruction> round = music.round(tenant, id, rounds);
    return spoken(tenant, tx -> round);
  }

  /** Its queue does not let it wait: the flow says what then, and the line asks for it. */
  @Override
  public Interaction goOn(Tx tx, Interaction back, PoolDecision.TurnedAwayReason why) {
    String exit =
        switch (why) {
          case FULL -> "full";
          case WAITED_TOO_LONG -> "timeout";
          case CLOSED -> "closed";
        };
    Interaction after = step(tx, back, stepOf(tx, back.id()), queueExit(exit));
    lines.moved(tx, after);
    return after;
  }

  /** The flow has gone on by itself; the line asks again soon. */
  @Override
  public Interaction carryOut(Tx tx, FlowTurn turn) {
    return turn.isNew() ? carriedOut(tx, turn).interaction() : turn.interaction();
  }

  private Interaction step(Tx tx, Interaction now, int step, FlowInput input) {
    return carriedOut(tx, runner.input(tx, now, step, input)).interaction();
  }

  /** Queues or ends the contact as its flow wants; what a call cannot do is told to the flow. */
  private FlowTurn carriedOut(Tx tx, FlowTurn first) {
    FlowTurn turn = first;
    RecordedTurns.follow(recorder, messages, tx, turn);
    for (int i = 0; CallTurns.isUnsupported(turn); i++) {
      if (i == MOST_UNSUPPORTED) {
        return ended(tx, turn, "stepBudget");
      }
      turn = runner.input(tx, turn.interaction(), turn.step(), new FlowInput.Failed("unsupported"));
      RecordedTurns.follow(recorder, messages, tx, turn);
    }
    if (turn.interaction().state() != InteractionState.IN_FLOW || turn.instructions().isEmpty()) {
      return turn;
    }
    return switch (turn.last()) {
      case Instruction.Enqueue enqueue ->
          new FlowTurn(
              door.queue(tx, turn.interaction(), enqueue), turn.step(), turn.instructions());
      case Instruction.End end ->
          ended(tx, turn, end.outcome() == null ? "completedByFlow" : end.outcome());
      default -> turn;
    };
  }

  private FlowTurn ended(Tx tx, FlowTurn turn, String outcome) {
    Interaction after =
        voicemails
            .instead(tx, turn.interaction())
            .orElseGet(() -> door.close(tx, turn.interaction(), outcome));
    return new FlowTurn(after, turn.step(), turn.instructions());
  }

  /** What the customer's line is to do, as the work stands. */
  private List<VoiceInstruction> customers(Tx tx, InteractionId id) {
    Interaction now = find(tx, id);
    Call call = calls.find(tx, id).orElseThrow(() -> RefusedException.notFound("call"));
    if (now.channel() != Channel.VOICE) {
      return runner
          .current(tx, id)
          .filter(turn -> now.channel() == Channel.TASK && isLast(turn))
          .map(turn -> told(tx, id, turn, call))
          .orElse(HANG_UP);
    }
    return switch (now.state()) {
      case IN_FLOW -> inFlow(tx, call);
      case ENDED ->
          runner
              .current(tx, id)
              .filter(turn -> isLast(turn) || isAfterWork(now, turn))
              .map(turn -> told(tx, id, turn, call))
              .orElseGet(() ->
                  "turnedAway".equals(now.outcome())
                      ? goodbye(language.words(tx, null), CallWords::turnedAway)
                      : HANG_UP);
      case QUEUED, OFFERED -> List.of(new VoiceInstruction.WaitForAgent(id));
      case ASSIGNED, WAITING_FOR_CUSTOMER ->
          now.disconnectedAt() == null ? talk(tx, call) : afterWork(tx, now, call);
      case WRAP_UP -> afterWork(tx, now, call);
      case ABANDONED -> HANG_UP;
    };
  }

  /**
   * A flow that another sent the call to has not been carried out where it wants to queue or end.
   */
  private List<VoiceInstruction> inFlow(Tx tx, Call call) {
    InteractionId id = call.interaction();
    FlowTurn turn = runner.current(tx, id).orElse(null);
    if (turn == null) {
      return HANG_UP;
    }
    if (isLast(turn) || turn.last() instanceof Instruction.Enqueue) {
      Interaction locked = lock(tx, id);
      if (locked.state() == InteractionState.IN_FLOW) {
        carriedOut(tx, new FlowTurn(locked, turn.step(), turn.instructions()));
      }
    }
    return told(tx, id, turn, call);
  }

  private List<VoiceInstruction> afterWork(Tx tx, Interaction now, Call call) {
    return runner
        .current(tx, now)
        .filter(turn -> isAfterWork(now, turn))
        .map(turn -> told(tx, now.id(), turn, call))
        .orElse(HANG_UP);
  }

  private static boolean isLast(FlowTurn turn) {
    return turn.last() instanceof Instruction.End;
  }

  /** The turn that the last input led to, in full, if the work still stands where it led. */
  private List<VoiceInstruction> repeated(Tx tx, InteractionId id) {
    Interaction now = find(tx, id);
    InteractionState state = now.state();
    boolean waits =
        now.channel() == Channel.VOICE
            && (state == InteractionState.QUEUED || state == InteractionState.OFFERED);
    return runner
        .current(tx, id)
        .filter(turn -> waits && turn.last() instanceof Instruction.Enqueue)
        .flatMap(turn -> calls.find(tx, id).map(call -> told(tx, id, turn, call)))
        .orElseGet(() -> customers(tx, id));
  }

  private List<VoiceInstruction> talk(Tx tx, Call call) {
    Optional<CallLeg> customer =
        calls.legs(tx, call.interaction()).stream()
            .filter(leg -> leg.kind() == LegKind.CUSTOMER && !leg.isOver())
            .findFirst();
    if (customer.isEmpty()) {
      return HANG_UP;
    }
    lines.told(tx, customer.get());
    List<VoiceInstruction> talk = new ArrayList<>();
    recorder
        .connecting(tx, lock(tx, call.interaction()), customer.get())
        .ifPresent(notice -> talk.add(new VoiceInstruction.Say(notice, null)));
    talk.add(new VoiceInstruction.Join(call.room(), customer.get().id(), call.interaction()));
    talk.add(
        new VoiceInstruction.AskAgain(new VoiceInstruction.Door.OfCustomer(call.interaction())));
    return talk;
  }

  private List<VoiceInstruction> told(Tx tx, InteractionId id, FlowTurn turn, Call call) {
    boolean asks = turn.last() instanceof Instruction.Voicemail;
    RecordingId message = asks ? messages.asked(tx, id).map(Recording::id).orElse(null) : null;
    return CallTurns.instructions(id, turn, call.line(), calls.legs(tx, id), message);
  }

  private Interaction lock(Tx tx, InteractionId id) {
    return interactions.lock(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
  }

  private Interaction find(Tx tx, InteractionId id) {
    return interactions.find(tx, id).orElseThrow(() -> RefusedException.notFound("interaction"));
  }
}
