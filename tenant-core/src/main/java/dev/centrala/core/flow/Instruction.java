package dev.centrala.core.flow;

import dev.centrala.core.shared.QueueId;
import org.jspecify.annotations.Nullable;

/** What a flow wants done, in terms that every channel understands. */
public sealed interface Instruction {
  record Say(String node, String text) implements Instruction {}

  record Enqueue(String node, QueueId queue, int priority, Wishes wishes) implements Instruction {}

  record End(String node, @Nullable String outcome) implements Instruction {}
}
