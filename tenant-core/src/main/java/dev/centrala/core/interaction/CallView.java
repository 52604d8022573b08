package dev.centrala.core.interaction;

import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallConsult;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.LegKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call as a desktop shows it, by what its carrier reported. {@code since} is when this state
 * began, {@code answeredAt} when an agent was first on the line, {@code consult} whom the agent
 * asks; {@code mayRecord} says that the agent may let a recording begin.
 */
public record CallView(
    Call call,
    State state,
    Instant since,
    @Nullable Instant answeredAt,
    List<Line> lines,
    @Nullable Consult consult,
    Recorded recorded,
    boolean mayRecord) {
  public CallView {
    lines = List.copyOf(lines);
  }

  /** Where the call stands. */
  public enum State {
    IN_FLOW("inFlow"),
    WAITING("waiting"),
    /** An agent's line is being made. */
    CONNECTING("connecting"),
    TALKING("talking"),
    /** The customer hears music. */
    HELD("held"),
    ENDED("ended");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** Whether what is said is kept, by what the carrier reported. */
  public enum Recorded {
    OFF("off"),
    ON("on"),
    PAUSED("paused");

    private final String wireName;

    Recorded(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** Somebody else on the call; {@code state} is how far that has come. */
  public record Consult(CallConsult with, Progress state) {}

  /** How far a consultation has come. */
  public enum Progress {
    RINGING("ringing"),
    /** The customer hears music meanwhile. */
    TALKING("talking"),
    /** All talk with one another. */
    CONFERENCE("conference"),
    /** The agent has left already. */
    TRANSFERRING("transferring");

    private final String wireName;

    Progress(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  public CallView recorded(Recorded now, boolean onDemand) {
    boolean may = onDemand && now == Recorded.OFF && state == State.TALKING;
    return new CallView(call, state, since, answeredAt, lines, consult, now, may);
  }

  /** One line; {@code name} is that of the person of ours on it. */
  public record Line(CallLeg leg, @Nullable String name) {}

  public static CallView of(
      Call call,
      List<CallLeg> legs,
      Interaction interaction,
      @Nullable CallConsult consult,
      Function<CallLeg, @Nullable String> name) {
    CallLeg customer = live(legs, LegKind.CUSTOMER).orElse(null);
    CallLeg agent =
        live(
                legs.stream()
                    .filter(leg -> leg.user() == null || interaction.isWith(leg.user()))
                    .toList(),
                LegKind.AGENT)
            .orElse(null);
    boolean toBeCalled =
        !call.inbound() && legs.stream().noneMatch(leg -> leg.kind() == LegKind.CUSTOMER);
    State state = state(interaction, customer, agent, toBeCalled);
    return new CallView(
        call,
        state,
        since(state, call, customer, agent),
        legs.stream()
            .filter(leg -> leg.kind() == LegKind.AGENT)
            .flatMap(leg -> Stream.ofNullable(leg.takenAt()))
            .min(Instant::compareTo)
            .orElse(null),
        legs.stream().map(leg -> new Line(leg, name.apply(leg))).toList(),
        consult == null || state == State.ENDED
            ? null
            : new Consult(consult, progress(consult, legs, customer)),
        Recorded.OFF,
        false);
  }

  private static Progress progress(
      CallConsult consult, List<CallLeg> legs, @Nullable CallLeg customer) {
    if (consult.stage() == CallConsult.Stage.BLIND) {
      return Progress.TRANSFERRING;
    }
    boolean there = legs.stream().anyMatch(leg -> consult.isOn(leg) && leg.inRoom());
    if (!there) {
      return Progress.RINGING;
    }
    boolean all = customer != null && customer.inRoom() && !customer.held();
    return all ? Progress.CONFERENCE : Progress.TALKING;
  }

  private static State state(
      Interaction interaction,
      @Nullable CallLeg customer,
      @Nullable CallLeg agent,
      boolean toBeCalled) {
    if ((customer == null && !toBeCalled) || interaction.disconnectedAt() != null) {
      return State.ENDED;
    }
    if (interaction.state() == InteractionState.IN_FLOW) {
      return State.IN_FLOW;
    }
    if (!interaction.state().isWithAgent()) {
      return State.WAITING;
    }
    if (customer == null) {
      return State.CONNECTING;
    }
    if (customer.held()) {
      return State.HELD;
    }
    return agent != null && agent.inRoom() && customer.inRoom() ? State.TALKING : State.CONNECTING;
  }

  private static Instant since(
      State state, Call call, @Nullable CallLeg customer, @Nullable CallLeg agent) {
    Instant customers = customer == null ? call.createdAt() : customer.since();
    return switch (state) {
      case IN_FLOW -> call.createdAt();
      case WAITING, HELD -> customers;
      case CONNECTING -> agent == null ? customers : agent.since();
      case TALKING -> agent == null || customers.isAfter(agent.since()) ? customers : agent.since();
      case ENDED -> call.endedAt() == null ? customers : call.endedAt();
    };
  }

  private static Optional<CallLeg> live(List<CallLeg> legs, LegKind kind) {
    return legs.stream()
        .filter(leg -> leg.kind() == kind && !leg.isOver())
        .reduce((first, last) -> last);
  }
}
