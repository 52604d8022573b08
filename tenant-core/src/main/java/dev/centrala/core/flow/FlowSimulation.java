package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.graph.FlowDefinition;
import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.flow.graph.FlowInterpreter;
import dev.centrala.core.flow.graph.FlowNote;
import dev.centrala.core.flow.graph.FlowState;
import dev.centrala.core.flow.graph.FlowStep;
import dev.centrala.core.flow.graph.FlowWorld;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.shared.FlowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays a script of inputs against a flow, with the tenant's own hours, sub-flows and expressions.
 * Nothing is sent, called, kept or counted: what is sent or booked succeeds, what is waited for is
 * over at once, what another program answers is part of the script.
 */
public final class FlowSimulation {
  private static final int MOST_STEPS = 200;

  private final FlowWorlds worlds;

  public FlowSimulation(FlowWorlds worlds) {
    this.worlds = worlds;
  }

  /** Who comes, when, over which channel (as its wire name). */
  public record Guest(String channel, Map<String, Object> customer, @Nullable Instant at) {}

  /** One input and what it led to; {@code own} where the simulation gave it. */
  public record Moment(
      FlowInput input,
      boolean own,
      List<String> nodes,
      List<Instruction> instructions,
      List<FlowNote> notes,
      Map<String, Object> variables) {}

  /** The path, and whether the flow ended or waits for more. */
  public record Path(List<Moment> moments, boolean over) {}

  public Path play(
      Tx tx, FlowId id, int version, FlowDefinition flow, Guest guest, List<FlowInput> script) {
    FlowWorld world = worlds.imagined(tx, new FlowVersion(id, version, flow), guest);
    List<Moment> moments = new ArrayList<>();
    List<FlowInput> left = new ArrayList<>(script);
    FlowInput input = new FlowInput.Begun();
    boolean own = true;
    FlowState state = FlowState.before(id, version, flow.start());
    while (input != null && moments.size() < MOST_STEPS && !state.over()) {
      FlowStep step = FlowInterpreter.step(state, input, world);
      state = step.next();
      moments.add(
          new Moment(
              input, own, step.nodes(), step.instructions(), step.notes(), state.variables()));
      own = step.instructions().isEmpty() ? false : passes(step.instructions().getLast());
      input = own ? FlowInput.EffectDone.DONE : left.isEmpty() ? null : left.removeFirst();
    }
    return new Path(moments, state.over());
  }

  private static boolean passes(Instruction last) {
    return switch (last) {
      case Instruction.Send _, Instruction.CallBack _ -> true;
      case Instruction.Wait wait -> !wait.effect();
      default -> false;
    };
  }
}
