package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A world of one or two flows; computes {@code name.field} and {@code name.field == 'text'}. */
final class TestWorld implements FlowWorld, Expressions {
  static final FlowId MAIN = FlowId.next();
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  final Map<FlowId, FlowDefinition> flows = new HashMap<>();
  Opening opening = Opening.OPEN;
  Map<String, Object> customer = Map.of("phone", "+4930123456", "name", "Ada");

  TestWorld(FlowDefinition main) {
    flows.put(MAIN, main);
  }

  FlowState before() {
    return FlowState.before(MAIN, 1, definition(MAIN, 1).start());
  }

  /** Begins, then takes one input after another; answers with the last step. */
  FlowStep run(FlowInput... inputs) {
    FlowStep step = FlowInterpreter.step(before(), new FlowInput.Begun(), this);
    for (FlowInput input : inputs) {
      step = FlowInterpreter.step(step.next(), input, this);
    }
    return step;
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public Instant since() {
    return NOW.minusSeconds(60);
  }

  @Override
  public Opening opening(HoursId hours) {
    return opening;
  }

  @Override
  public FlowDefinition definition(FlowId flow, int version) {
    return flows.get(flow);
  }

  @Override
  public Optional<Integer> published(FlowId flow) {
    return flows.containsKey(flow) ? Optional.of(1) : Optional.empty();
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of("customer", customer, "contact", Map.of("channel", "chat"));
  }

  @Override
  public Optional<Map<String, Object>> customer(String by, String value) {
    return value.equals(customer.get(by)) ? Optional.of(customer) : Optional.empty();
  }

  @Override
  public Expressions expressions() {
    return this;
  }

  @Override
  public Object evaluate(String expression, Map<String, Object> values) {
    String[] sides = expression.split(" == ");
    if (sides.length == 2) {
      return evaluate(sides[0], values).toString().equals(sides[1].replace("'", ""));
    }
    if (expression.startsWith("'")) {
      return expression.replace("'", "");
    }
    Object at = values;
    for (String name : expression.split("\\.")) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    if (at == null) {
      throw new FlowFailure("expression", "there is no " + expression);
    }
    return at;
  }

  @Override
  public List<String> faults(String expression) {
    return expression.contains("(") ? List.of("is beyond this world") : List.of();
  }
}
