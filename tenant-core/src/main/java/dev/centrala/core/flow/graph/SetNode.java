package dev.centrala.core.flow.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Computes values and keeps them under their names, in their order; they are shown on the timeline,
 * so no secret is seen here.
 */
public record SetNode(String id, Map<String, String> values, Exits exits) implements FlowNode {
  private static final int MOST = 30;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

  public SetNode {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static SetNode read(Fields fields) {
    Map<String, String> values = fields.map("values", MOST, 500);
    values.forEach((name, expression) -> {
      if (!NAME.matcher(name).matches()) {
        fields.wrong("values/" + name, "is not a name");
      }
    });
    return new SetNode(fields.name("id"), values, fields.exits("next"));
  }

  @Override
  public String type() {
    return "set";
  }

  @Override
  public Move enter(Moment now) {
    Map<String, Object> computed = new LinkedHashMap<>();
    values.forEach((name, expression) -> {
      Object value = now.evaluate(expression);
      now.set(name, value);
      computed.put(name, value);
    });
    now.note("flow.set", Map.of("node", id, "values", computed));
    return Move.leave("next");
  }

  @Override
  public List<String> expressions() {
    return List.copyOf(values.values());
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("values", values);
  }
}
