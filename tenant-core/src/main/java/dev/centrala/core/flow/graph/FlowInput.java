package dev.centrala.core.flow.graph;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes in to a flow: from the customer, the channel, the queue or an effect. */
public sealed interface FlowInput {
  /** The contact has begun; the first input of every run. */
  record Begun() implements FlowInput {}

  /** Keys pressed, without the finishing key. */
  record Digits(String digits) implements FlowInput {}

  /** What was understood, and how surely, 0 to 1. */
  record Speech(String text, double confidence) implements FlowInput {}

  /** What the customer wrote. */
  record Text(String text) implements FlowInput {}

  /** A button, by the option's id. */
  record Choice(String option) implements FlowInput {}

  /** Nothing came in the time given. */
  record Silence() implements FlowInput {}

  /** A message was left. */
  record Recorded(String recording, int seconds) implements FlowInput {}

  /**
   * The contact leaves its queue: {@code full}, {@code timeout}, {@code closed}, {@code done}, or
   * an exit that its loop offers.
   */
  record QueueExit(String exit) implements FlowInput {}

  /** What was asked for is done; {@code exit} absent: the usual one. */
  record EffectDone(@Nullable String exit, Map<String, Object> values) implements FlowInput {
    public static final EffectDone DONE = new EffectDone(null, Map.of());

    public EffectDone {
      values = Map.copyOf(values);
    }
  }

  /** It could not be done; the flow takes the error exit. */
  record Failed(String code) implements FlowInput {}

  /** The customer has left; the run is over, whatever it waited for. */
  record HungUp() implements FlowInput {}
}
