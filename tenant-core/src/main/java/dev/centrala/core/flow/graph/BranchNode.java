package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;

/** Goes by {@code yes} where a condition holds, else by {@code no}. */
public record BranchNode(String id, String condition, Exits exits) implements FlowNode {
  static BranchNode read(Fields fields) {
    return new BranchNode(
        fields.name("id"), fields.expression("condition"), fields.exits("yes", "no"));
  }

  @Override
  public String type() {
    return "branch";
  }

  @Override
  public List<String> needed() {
    return List.of("yes", "no");
  }

  @Override
  public Move enter(Moment now) {
    return Move.leave(now.holds(condition) ? "yes" : "no");
  }

  @Override
  public List<String> expressions() {
    return List.of(condition);
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("condition", condition);
  }
}
