package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.FlowInterpreter;
import dev.centrala.core.flow.graph.FlowNode;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Prompt;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.interaction.FlowPosition;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.routing.pool.PoolDecision.TurnedAwayReason;
import dev.centrala.core.shared.InteractionId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs flows that ask nothing: the node at which an interaction stands is all there is to know of
 * where it is.
 */
public final class PositionRunner implements FlowRunner {
  private static final String QUEUE = "queue";
  private static final String SORRY = "sorry";

  private final FlowStore flows;
  private final InteractionStore interactions;
  private final Hours hours;
  private final InstantSource clock;

  public PositionRunner(
      FlowStore flows, InteractionStore interactions, Hours hours, InstantSource clock) {
    this.flows = flows;
    this.interactions = interactions;
    this.hours = hours;
    this.clock = clock;
  }

  @Override
  public FlowTurn begin(Tx tx, Interaction interaction, Destination destination) {
    if (destination.flow() == null) {
      if (destination.queue() == null) {
        throw new IllegalStateException("an entry point without flow and queue");
      }
      Instruction enqueue =
          new Instruction.Enqueue(QUEUE, destination.queue(), 0, Wishes.NONE, null);
      return new FlowTurn(interaction, 0, List.of(enqueue));
    }
    FlowVersion version =
        flows
            .published(tx, destination.flow())
            .orElseThrow(() ->
                new IllegalStateException("flow " + destination.flow() + " is not published"));
    return run(tx, interaction, version, version.definition().start());
  }

  @Override
  public FlowTurn input(Tx tx, Interaction interaction, int expectedStep, FlowInput input) {
    FlowPosition at = interaction.flow();
    FlowVersion version = at == null ? null : version(tx, at);
    String exit = version == null || at == null ? null : exit(version.definition(), at, input);
    if (version != null && exit != null) {
      return run(tx, interaction, version, exit);
    }
    return new FlowTurn(
        interaction,
        0,
        List.of(
            new Instruction.Say(SORRY, Prompt.text(CallWords.in(null).turnedAway())),
            new Instruction.End(SORRY, "turnedAway")));
  }

  private static @Nullable String exit(FlowDefinition flow, FlowPosition at, FlowInput input) {
    if (!(input instanceof FlowInput.QueueExit queueExit)
        || !(flow.nodes().get(at.node()) instanceof FlowNode.Enqueue enqueue)) {
      return null;
    }
    return switch (queueExit.exit()) {
      case "full" -> enqueue.exits().of(TurnedAwayReason.FULL);
      case "timeout" -> enqueue.exits().of(TurnedAwayReason.WAITED_TOO_LONG);
      case "closed" -> enqueue.exits().of(TurnedAwayReason.CLOSED);
      default -> null;
    };
  }

  @Override
  public Optional<FlowTurn> current(Tx tx, InteractionId id) {
    return interactions
        .find(tx, id)
        .flatMap(now -> {
          FlowPosition at = now.flow();
          FlowVersion version = at == null ? null : version(tx, at);
          return version == null || at == null
              ? Optional.empty()
              : Optional.of(run(tx, now, version, at.node()));
        });
  }

  private @Nullable FlowVersion version(Tx tx, FlowPosition at) {
    return flows.version(tx, at.flow(), at.version()).orElse(null);
  }

  private FlowTurn run(Tx tx, Interaction interaction, FlowVersion version, String node) {
    List<Instruction> instructions =
        FlowInterpreter.run(
            version.definition(), node, which -> hours.isOpen(tx, which, clock.instant()));
    boolean moves = interaction.state() == InteractionState.IN_FLOW;
    Interaction there =
        moves
            ? interaction.inFlow(
                new FlowPosition(version.flow(), version.version(), instructions.getLast().node()))
            : interaction;
    return new FlowTurn(there, 0, instructions);
  }
}
