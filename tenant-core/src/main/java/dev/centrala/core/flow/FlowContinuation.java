package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.routing.AfterWork;
import dev.centrala.core.routing.TurnedAwayContacts;
import dev.centrala.core.routing.pool.PoolDecision;
import dev.centrala.core.shared.Channel;
import java.util.Optional;

/** What follows in its flow when a contact leaves its queue, or its agent is done with it. */
public final class FlowContinuation implements TurnedAwayContacts, AfterWork {
  private final FlowRunner runner;
  private final TurnCarrier carrier;

  public FlowContinuation(FlowRunner runner, TurnCarrier carrier) {
    this.runner = runner;
    this.carrier = carrier;
  }

  /** By the exit for the reason, or with a word of regret where the step has none. */
  @Override
  public Interaction goOn(Tx tx, Interaction back, PoolDecision.TurnedAwayReason why) {
    String exit =
        switch (why) {
          case FULL -> "full";
          case WAITED_TOO_LONG -> "timeout";
          case CLOSED -> "closed";
        };
    int step = runner.current(tx, back).map(FlowTurn::step).orElse(0);
    FlowTurn turn = runner.input(tx, back, step, new FlowInput.QueueExit(exit));
    return carrier.carryOut(tx, turn);
  }

  @Override
  public boolean begin(Tx tx, Interaction disconnected) {
    Optional<FlowTurn> waits =
        runner.current(tx, disconnected).filter(turn -> turn.last() instanceof Instruction.Enqueue);
    if (waits.isEmpty()) {
      return false;
    }
    FlowTurn turn =
        runner.input(tx, disconnected, waits.get().step(), new FlowInput.QueueExit("done"));
    carrier.carryOut(tx, turn);
    if (turn.instructions().isEmpty()) {
      return false;
    }
    // A caller still hears the last words; what is written is there already.
    return disconnected.channel() == Channel.VOICE
        ? isHeard(turn)
        : !(turn.last() instanceof Instruction.End);
  }

  private static boolean isHeard(FlowTurn turn) {
    return switch (turn.last()) {
      case Instruction.Ask _, Instruction.Wait _ -> true;
      case Instruction.End _ -> turn.instructions().size() > 1;
      default -> false;
    };
  }
}
