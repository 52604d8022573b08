package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FlowId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One contact in its flow, between two steps; stored as JSON. {@code step} counts the inputs taken;
 * {@code phase} is what the node waits for where that can be several things, with {@code candidate}
 * an answer that is still to be confirmed; {@code attempts} counts bad answers at this node; {@code
 * sinceWait} counts nodes since the customer, a queue or an effect was last waited for. {@code
 * variables} hold JSON values. {@code secrets} (PINs) are sealed where the state is stored. {@code
 * callers} are the flows that wait for a sub-flow, innermost last.
 */
public record FlowState(
    FlowId flow,
    int version,
    String node,
    int step,
    @Nullable String language,
    Map<String, Object> variables,
    Map<String, String> secrets,
    int attempts,
    @Nullable String phase,
    @Nullable String candidate,
    List<Caller> callers,
    int sinceWait,
    boolean over) {
  public FlowState {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    secrets = Map.copyOf(secrets);
    callers = List.copyOf(callers);
  }

  /** A flow that waits at a node for its sub-flow to return. */
  public record Caller(FlowId flow, int version, String node) {}

  /** Before the first input. */
  public static FlowState before(FlowId flow, int version, String start) {
    return new FlowState(
        flow, version, start, 0, null, Map.of(), Map.of(), 0, null, null, List.of(), 0, false);
  }

  /** Without values: fit for a log. */
  @Override
  public String toString() {
    return "FlowState[" + flow + " v" + version + " at " + node + ", step " + step + "]";
  }
}
