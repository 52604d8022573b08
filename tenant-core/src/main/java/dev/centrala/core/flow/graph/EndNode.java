package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends the contact. */
public record EndNode(String id, @Nullable String outcome) implements FlowNode {
  static EndNode read(Fields fields) {
    return new EndNode(fields.name("id"), fields.optionalText("outcome", 60));
  }

  @Override
  public String type() {
    return "end";
  }

  @Override
  public Exits exits() {
    return Exits.NONE;
  }

  @Override
  public List<String> needed() {
    return List.of();
  }

  @Override
  public Move enter(Moment now) {
    return new Move.Finish(outcome);
  }

  @Override
  public void write(Map<String, Object> form) {
    Written.put(form, "outcome", outcome);
  }
}
