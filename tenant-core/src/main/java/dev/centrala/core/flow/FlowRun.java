package dev.centrala.core.flow;

import dev.centrala.core.flow.graph.FlowState;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.shared.InteractionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact is in its flow: its state, the turn that waits to be answered, and when the clock
 * answers in the customer's place (absent: never). {@code afterWork} says that its agent has
 * finished: only words and questions follow.
 */
public record FlowRun(
    InteractionId interaction,
    FlowState state,
    List<Instruction> turn,
    @Nullable Instant dueAt,
    boolean afterWork) {
  public FlowRun {
    turn = List.copyOf(turn);
  }

  boolean runsEffect() {
    return !turn.isEmpty() && turn.getLast() instanceof Instruction.Wait wait && wait.effect();
  }

  boolean isDue(Instant now) {
    return !state.over() && dueAt != null && !dueAt.isAfter(now);
  }
}
