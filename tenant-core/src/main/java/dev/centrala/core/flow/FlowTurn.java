package dev.centrala.core.flow;

import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;
import java.util.List;

/**
 * A channel's turn: the interaction as it is now, the number that the answer to this turn must
 * carry, and what is to be done, in order. The same turn is answered until its step is answered.
 */
public record FlowTurn(Interaction interaction, int step, List<Instruction> instructions) {
  public FlowTurn {
    instructions = List.copyOf(instructions);
  }

  /** What the flow waits for now. */
  public Instruction last() {
    return instructions.getLast();
  }
}
