package dev.centrala.core.flow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Steps a contact through its flow: one input in, instructions out, until the flow waits or ends.
 * Pure: the same state, input and world give the same step. A flow that enters more than {@link
 * #STEP_BUDGET} nodes without an answer by a person is ended politely.
 */
public final class FlowInterpreter {
  public static final int STEP_BUDGET = 200;
  private static final int DEEPEST = 10;
  private static final String APOLOGY = "We are sorry: something went wrong on our side.";

  private final FlowWorld world;
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<FlowNote> notes = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();
  private FlowState state;

  private FlowInterpreter(FlowState state, FlowWorld world) {
    this.state = state;
    this.world = world;
  }

  public static FlowStep step(FlowState before, FlowInput input, FlowWorld world) {
    return new FlowInterpreter(before, world).step(input);
  }

  /** What is to be carried out while the contact stays where it is. */
  public static Optional<HttpCall> effect(FlowState state, FlowWorld world) {
    FlowDefinition flow = world.definition(state.flow(), state.version());
    return Optional.ofNullable(
        flow.node(state.node()).effect(new Moment(world, flow, state.node(), state)));
  }

  private FlowStep step(FlowInput input) {
    if (state.over()) {
      return done();
    }
    state = state.counted(byAPerson(input));
    if (input instanceof FlowInput.HungUp) {
      state = state.ended();
      return done();
    }
    Move move =
        act((node, now) ->
            input instanceof FlowInput.Begun ? node.enter(now) : node.take(now, input));
    if (input instanceof FlowInput.Begun) {
      nodes.add(state.node());
    }
    while (!(move instanceof Move.Stay) && !state.over()) {
      move = follow(move);
    }
    return done();
  }

  private FlowStep done() {
    return new FlowStep(state, instructions, notes, nodes);
  }

  private Move follow(Move move) {
    return switch (move) {
      case Move.Stay stay -> stay;
      case Move.Finish finish -> end(finish.outcome());
      case Move.Into into -> into(into);
      case Move.Back _ -> back();
      case Move.Leave leave -> leave(leave.exit());
    };
  }

  private Move leave(String exit) {
    FlowDefinition flow = flow();
    FlowNode from = flow.node(state.node());
    String target = from.exits().of(exit);
    if (target == null) {
      target = from.exits().of("error");
    }
    if (target == null) {
      target = flow.error();
    }
    if (target == null || (target.equals(state.node()) && target.equals(flow.error()))) {
      instructions.add(new Instruction.Say(state.node(), Prompt.text(APOLOGY)));
      return end("flowFailed");
    }
    if (state.sinceWait() >= STEP_BUDGET) {
      return end("stepBudget");
    }
    state = state.entering(target);
    nodes.add(target);
    return act(FlowNode::enter);
  }

  private Move into(Move.Into into) {
    Optional<Integer> version = world.published(into.flow());
    if (version.isEmpty() || state.callers().size() >= DEEPEST) {
      return failed(new FlowFailure("noSubFlow", "there is no such flow to begin"));
    }
    state = state.into(into.flow(), version.get());
    return enterStart();
  }

  private Move enterStart() {
    if (state.sinceWait() >= STEP_BUDGET) {
      return end("stepBudget");
    }
    state = state.entering(flow().start());
    nodes.add(state.node());
    return act(FlowNode::enter);
  }

  private Move back() {
    Optional<FlowState> caller = state.back();
    if (caller.isEmpty()) {
      return end(null);
    }
    state = caller.get();
    return Move.leave("next");
  }

  private Move act(Act act) {
    FlowDefinition flow = flow();
    Moment now = new Moment(world, flow, state.node(), state);
    try {
      Move move = act.by(flow.node(state.node()), now);
      keep(now);
      return move;
    } catch (FlowFailure failure) {
      return failed(failure);
    }
  }

  /** A node that stays again without asking again repeats nothing: the turn stays as it was. */
  private void keep(Moment now) {
    instructions.addAll(now.instructions());
    notes.addAll(now.notes());
    state = now.state(state, state.node(), state.step(), state.sinceWait());
  }

  private Move failed(FlowFailure failure) {
    notes.add(new FlowNote("flow.failed", Map.of("node", state.node(), "code", failure.code())));
    state = state.with("error", Map.of("code", failure.code(), "node", state.node()));
    return Move.leave("error");
  }

  private Move end(@Nullable String outcome) {
    instructions.add(new Instruction.End(state.node(), outcome));
    state = state.ended();
    return Move.STAY;
  }

  private FlowDefinition flow() {
    return world.definition(state.flow(), state.version());
  }

  private static boolean byAPerson(FlowInput input) {
    return switch (input) {
      case FlowInput.Digits _, FlowInput.Speech _, FlowInput.Text _ -> true;
      case FlowInput.Choice _, FlowInput.Recorded _ -> true;
      case FlowInput.QueueExit exit -> !exit.exit().equals("full") && !exit.exit().equals("closed");
      default -> false;
    };
  }

  /** Something that a node does. */
  private interface Act {
    Move by(FlowNode node, Moment now);
  }
}
