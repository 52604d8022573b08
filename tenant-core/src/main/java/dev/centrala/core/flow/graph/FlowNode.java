package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import org.jspecify.annotations.Nullable;

/** One step of a flow; {@code next} and its like name the node that follows. */
public sealed interface FlowNode {
  String id();

  /** Says a text to the customer, on whatever channel. */
  record Say(String id, String text, String next) implements FlowNode {}

  /** Goes one way inside the hours and another outside of them; without hours it is always open. */
  record Hours(String id, @Nullable HoursId hours, String open, String closed)
      implements FlowNode {}

  /**
   * Queues the contact; {@code priority} adds to the queue's. {@code next} follows when the work is
   * done, {@code exits} when it may not wait.
   */
  record Enqueue(
      String id, QueueId queue, int priority, Wishes wishes, @Nullable String next, Exits exits)
      implements FlowNode {
    /** Served as the queue has it; the contact ends when it may not wait. */
    public Enqueue(String id, QueueId queue, int priority, @Nullable String next) {
      this(id, queue, priority, Wishes.NONE, next, Exits.NONE);
    }
  }

  /** Ends the contact. */
  record End(String id, @Nullable String outcome) implements FlowNode {}
}
