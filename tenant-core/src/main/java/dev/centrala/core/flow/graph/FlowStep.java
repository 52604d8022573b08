package dev.centrala.core.flow.graph;

import java.util.List;

/**
 * What one input leads to: the state to keep, what a channel must do, in order, and what belongs on
 * the timeline. The last instruction waits for something, or ends the contact. After {@link
 * FlowInput.HungUp} there is nothing to do. {@code nodes} are those that were entered, in order.
 */
public record FlowStep(
    FlowState next, List<Instruction> instructions, List<FlowNote> notes, List<String> nodes) {
  public FlowStep {
    instructions = List.copyOf(instructions);
    notes = List.copyOf(notes);
    nodes = List.copyOf(nodes);
  }
}
