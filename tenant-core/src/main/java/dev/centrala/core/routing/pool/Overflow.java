package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.QueueId;
import java.util.stream.Stream;

/**
 * Another queue takes a contact over once the threshold is reached: seconds of waiting in this
 * queue, contacts that wait already, or seconds that the wait is estimated to take; or while fewer
 * agents than the threshold are available who fit, whatever they have in hand. Only the first is
 * asked while a contact waits, the others when it arrives.
 */
public record Overflow(Trigger when, int threshold, QueueId to) {
  public Overflow {
    if (threshold < 1) {
      throw new IllegalArgumentException("overflow at " + threshold);
    }
  }

  /** What is compared with the threshold. */
  public enum Trigger {
    WAIT("wait", PoolDecision.MoveReason.OVERFLOW_WAIT),
    LENGTH("length", PoolDecision.MoveReason.OVERFLOW_LENGTH),
    ESTIMATED_WAIT("estimatedWait", PoolDecision.MoveReason.OVERFLOW_ESTIMATED_WAIT),
    AVAILABLE_AGENTS("availableAgents", PoolDecision.MoveReason.OVERFLOW_AVAILABLE_AGENTS);

    private final String wireName;
    private final PoolDecision.MoveReason reason;

    Trigger(String wireName, PoolDecision.MoveReason reason) {
      this.wireName = wireName;
      this.reason = reason;
    }

    public String wireName() {
      return wireName;
    }

    /** Refuses with {@link IllegalArgumentException} a name that is none. */
    public static Trigger fromWireName(String name) {
      return Stream.of(values())
          .filter(trigger -> trigger.wireName.equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no trigger " + name));
    }

    PoolDecision.MoveReason reason() {
      return reason;
    }
  }
}
