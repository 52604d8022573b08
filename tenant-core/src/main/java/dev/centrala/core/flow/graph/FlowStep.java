package dev.centrala.core.flow.graph;

import java.util.List;

/**
 * What one input leads to: the state to keep and what a channel must do, in order; the last
 * instruction waits for something, or ends the contact. After {@link FlowInput.HungUp} there is
 * nothing to do.
 */
public record FlowStep(FlowState next, List<Instruction> instructions) {
  public FlowStep {
    instructions = List.copyOf(instructions);
  }
}
