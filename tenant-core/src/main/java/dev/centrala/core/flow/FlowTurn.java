package dev.centrala.core.flow;

import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.interaction.Interaction;
import java.util.List;

/**
 * A channel's turn: the interaction as it is now, the number that the answer to this turn must
 * carry, and what is to be done, in order. The same turn is answered until its step is answered.
 * {@code isNew} tells a turn that an input has just led to from one that was there before.
 */
public record FlowTurn(
    Interaction interaction, int step, List<Instruction> instructions, boolean isNew) {
  public FlowTurn {
    instructions = List.copyOf(instructions);
  }

  /** One that an input has just led to. */
  public FlowTurn(Interaction interaction, int step, List<Instruction> instructions) {
    this(interaction, step, instructions, true);
  }

  /** What the flow waits for now. */
  public Instruction last() {
    return instructions.getLast();
  }
}
