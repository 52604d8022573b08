package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;

/** Goes back to the flow that began this one; ends the contact where none did. */
public record ReturnNode(String id) implements FlowNode {
  static ReturnNode read(Fields fields) {
    return new ReturnNode(fields.name("id"));
  }

  @Override
  public String type() {
    return "return";
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
    return new Move.Back();
  }

  @Override
  public void write(Map<String, Object> form) {}
}
