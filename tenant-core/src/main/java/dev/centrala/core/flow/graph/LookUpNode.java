package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for a customer by phone number or mail address; {@code found} keeps what is known. */
public record LookUpNode(String id, String by, String value, String variable, Exits exits)
    implements FlowNode {
  static LookUpNode read(Fields fields) {
    return new LookUpNode(
        fields.name("id"),
        fields.oneOf("by", "phone", "mail"),
        fields.expression("value"),
        fields.variable("variable"),
        fields.exits("found", "notFound"));
  }

  @Override
  public String type() {
    return "lookUp";
  }

  @Override
  public List<String> needed() {
    return List.of("found", "notFound");
  }

  @Override
  public Move enter(Moment now) {
    Optional<Map<String, Object>> customer =
        now.world().customer(by, now.render("{{" + value + "}}"));
    customer.ifPresent(found -> now.set(variable, found));
    return Move.leave(customer.isPresent() ? "found" : "notFound");
  }

  @Override
  public List<String> expressions() {
    return List.of(value);
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("by", by);
    form.put("value", value);
    form.put("variable", variable);
  }
}
