package dev.centrala.core.flow.graph;

import java.util.Map;

/** From here on the customer is spoken to in this language. */
public record LanguageNode(String id, String language, Exits exits) implements FlowNode {
  static LanguageNode read(Fields fields) {
    return new LanguageNode(fields.name("id"), fields.language("language"), fields.exits("next"));
  }

  @Override
  public String type() {
    return "language";
  }

  @Override
  public Move enter(Moment now) {
    now.speak(language);
    now.note("flow.language", Map.of("language", language));
    return Move.leave("next");
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("language", language);
  }
}
