package dev.centrala.core.interaction;

import dev.centrala.core.shared.LegId;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.LegKind;
import dev.centrala.core.voice.LegState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call as a desktop shows it, by what its carrier reported. {@code legs} are the lines that are
 * not over; {@code since} is when those who talk were connected, else when the call began.
 */
public record CallView(State state, List<Line> legs, Instant since, String recording) {
  private static final String NOT_RECORDED = "off";

  public CallView {
    legs = List.copyOf(legs);
  }

  /** Where the call stands. */
  public enum State {
    /** The customer talks with nobody: a flow, or music. */
    WAITING("waiting"),
    /** An agent's line is being made. */
    CONNECTING("connecting"),
    CONNECTED("connected"),
    ON_HOLD("onHold"),
    /** The agent's line is gone; the customer hears music until it is back. */
    AGENT_AWAY("agentAway"),
    ENDED("ended");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** One line; {@code name} is that of the agent, or the number outside. */
  public record Line(
      LegId id, LegKind kind, @Nullable String name, LegState state, boolean muted, boolean held) {}

  public static CallView of(
      Call call,
      List<CallLeg> legs,
      Interaction interaction,
      Function<CallLeg, @Nullable String> name) {
    List<CallLeg> live = legs.stream().filter(leg -> !leg.isOver()).toList();
    Optional<CallLeg> customer = kind(live, LegKind.CUSTOMER);
    Optional<CallLeg> agent = kind(live, LegKind.AGENT);
    Instant connected = agent.map(CallLeg::takenAt).orElse(null);
    return new CallView(
        state(interaction, customer.orElse(null), agent.orElse(null)),
        live.stream()
            .map(leg ->
                new Line(
                    leg.id(), leg.kind(), name.apply(leg), leg.state(), leg.muted(), leg.held()))
            .toList(),
        connected == null ? call.createdAt() : connected,
        NOT_RECORDED);
  }

  private static State state(
      Interaction interaction, @Nullable CallLeg customer, @Nullable CallLeg agent) {
    if (customer == null) {
      return State.ENDED;
    }
    if (!interaction.state().isWithAgent()) {
      return State.WAITING;
    }
    if (agent == null) {
      return State.AGENT_AWAY;
    }
    if (!agent.inRoom() || !customer.inRoom()) {
      return State.CONNECTING;
    }
    return customer.held() ? State.ON_HOLD : State.CONNECTED;
  }

  private static Optional<CallLeg> kind(List<CallLeg> legs, LegKind kind) {
    return legs.stream().filter(leg -> leg.kind() == kind).reduce((first, last) -> last);
  }
}
