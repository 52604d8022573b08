package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** All that a step may know beyond its state and its input. */
public interface FlowWorld {
  Instant now();

  /** When the contact began. */
  Instant since();

  Opening opening(HoursId hours);

  /** A version that some contact began; it is always there. */
  FlowDefinition definition(FlowId flow, int version);

  /** The version that new contacts begin. */
  Optional<Integer> published(FlowId flow);

  /** {@code customer} and {@code contact}, as expressions see them. */
  Map<String, Object> facts();

  /** A customer as expressions see one, by {@code phone} or {@code mail}. */
  Optional<Map<String, Object>> customer(String by, String value);

  Expressions expressions();

  /** Whether a business is open. */
  enum Opening {
    OPEN,
    CLOSED,
    HOLIDAY
  }
}
