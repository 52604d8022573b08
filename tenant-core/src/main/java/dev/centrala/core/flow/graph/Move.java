package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FlowId;
import org.jspecify.annotations.Nullable;

/** What a node decides: to leave by an exit, to stay, to go into or out of a sub-flow, to end. */
public sealed interface Move {
  Stay STAY = new Stay();

  static Move leave(String exit) {
    return new Leave(exit);
  }

  /** Where the exit leads; where it has no target, the way of errors. */
  record Leave(String exit) implements Move {}

  /** It has given an instruction that waits. */
  record Stay() implements Move {}

  /** Begins another flow, and leaves by {@code next} when that returns. */
  record Into(FlowId flow) implements Move {}

  /** Back to the flow that began this one; the end where none did. */
  record Back() implements Move {}

  /** The contact is over. */
  record Finish(@Nullable String outcome) implements Move {}
}
