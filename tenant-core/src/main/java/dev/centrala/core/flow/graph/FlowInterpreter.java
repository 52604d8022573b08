package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.HoursId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Steps a flow from a node until it waits or ends, and answers with what is to be done, in order.
 * Pure: the same flow and the same hours give the same instructions. A flow that takes more than
 * {@link #STEP_BUDGET} steps without waiting is ended politely.
 */
public final class FlowInterpreter {
  public static final int STEP_BUDGET = 200;

  private FlowInterpreter() {}

  public static List<Instruction> run(FlowDefinition flow, String from, Predicate<HoursId> isOpen) {
    List<Instruction> instructions = new ArrayList<>();
    String at = from;
    for (int step = 0; step < STEP_BUDGET; step++) {
      switch (flow.node(at)) {
        case FlowNode.Say say -> {
          instructions.add(new Instruction.Say(at, Prompt.text(say.text())));
          at = say.next();
        }
        case FlowNode.Hours hours ->
            at =
                hours.hours() == null || isOpen.test(hours.hours()) ? hours.open() : hours.closed();
        case FlowNode.Enqueue enqueue -> {
          instructions.add(
              new Instruction.Enqueue(
                  at, enqueue.queue(), enqueue.priority(), enqueue.wishes(), null));
          return instructions;
        }
        case FlowNode.End end -> {
          instructions.add(new Instruction.End(at, end.outcome()));
          return instructions;
        }
      }
    }
    instructions.add(new Instruction.End(at, "stepBudget"));
    return instructions;
  }
}
