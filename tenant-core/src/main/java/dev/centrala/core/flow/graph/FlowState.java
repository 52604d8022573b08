package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FlowId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Its steps are numbered on from those of a flow before. */
  public FlowState after(int steps) {
    return copy(node, steps, variables, attempts, phase, candidate, sinceWait, over);
  }

  /** One input more; after a person's answer the budget begins anew. */
  FlowState counted(boolean byAPerson) {
    return copy(
        node, step + 1, variables, attempts, phase, candidate, byAPerson ? 0 : sinceWait, over);
  }

  /** At another node, where nothing has been asked yet. */
  FlowState entering(String target) {
    return copy(target, step, variables, 0, null, null, sinceWait + 1, over);
  }

  FlowState with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(variables);
    more.put(name, value);
    return copy(node, step, more, attempts, phase, candidate, sinceWait, over);
  }

  FlowState withSecret(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(secrets);
    more.put(name, value);
    return withSecrets(more);
  }

  /** What is stored in the open. */
  public FlowState withoutSecrets() {
    return withSecrets(Map.of());
  }

  /** Where it was, without anything that was said. */
  public FlowState emptied() {
    return copy(node, step, Map.of(), attempts, phase, null, sinceWait, over).withoutSecrets();
  }

  public FlowState withSecrets(Map<String, String> more) {
    return new FlowState(
        flow, version, node, step, language, variables, more, attempts, phase, candidate, callers,
        sinceWait, over);
  }

  FlowState ended() {
    return copy(node, step, variables, attempts, phase, candidate, sinceWait, true);
  }

  FlowState into(FlowId subFlow, int subVersion) {
    List<Caller> deeper = new ArrayList<>(callers);
    deeper.add(new Caller(flow, version, node));
    return in(subFlow, subVersion, node, deeper);
  }

  /** In the flow that began this one, at the node that did. */
  Optional<FlowState> back() {
    if (callers.isEmpty()) {
      return Optional.empty();
    }
    Caller caller = callers.getLast();
    return Optional.of(
        in(caller.flow(), caller.version(), caller.node(), callers.subList(0, callers.size() - 1)));
  }

  private FlowState in(FlowId which, int whichVersion, String at, List<Caller> by) {
    return new FlowState(
        which,
        whichVersion,
        at,
        step,
        language,
        variables,
        secrets,
        0,
        null,
        null,
        by,
        sinceWait,
        over);
  }

  private FlowState copy(
      String at,
      int steps,
      Map<String, Object> values,
      int missed,
      @Nullable String waitsFor,
      @Nullable String unconfirmed,
      int nodesSinceWait,
      boolean isOver) {
    return new FlowState(
        flow,
        version,
        at,
        steps,
        language,
        values,
        secrets,
        missed,
        waitsFor,
        unconfirmed,
        callers,
        nodesSinceWait,
        isOver);
  }

  /** Without values: fit for a log. */
  @Override
  public String toString() {
    return "FlowState[" + flow + " v" + version + " at " + node + ", step " + step + "]";
  }
}
