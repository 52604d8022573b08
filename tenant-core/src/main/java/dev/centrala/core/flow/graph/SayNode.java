package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;

/** Says something: a text, a recording of it, a card. */
public record SayNode(String id, Words text, Exits exits) implements FlowNode {
  static SayNode read(Fields fields) {
    return new SayNode(fields.name("id"), fields.spoken(), fields.exits("next"));
  }

  @Override
  public String type() {
    return "say";
  }

  @Override
  public Move enter(Moment now) {
    now.say(text);
    return Move.leave("next");
  }

  @Override
  public List<Words> words() {
    return List.of(text);
  }

  @Override
  public void write(Map<String, Object> form) {
    Written.spoken(form, text);
  }
}
