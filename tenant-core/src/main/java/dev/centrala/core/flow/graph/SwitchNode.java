package dev.centrala.core.flow.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Goes by the first case that equals a value, else by {@code otherwise}. */
public record SwitchNode(String id, String value, List<String> cases, Exits exits)
    implements FlowNode {
  private static final int MOST = 50;

  public SwitchNode {
    cases = List.copyOf(cases);
  }

  static SwitchNode read(Fields fields) {
    Map<String, String> targets = new LinkedHashMap<>();
    List<String> cases =
        fields.each(
            "cases",
            MOST,
            each -> {
              String next = each.optionalText("next", 60);
              if (next != null) {
                targets.put(exit(targets.size()), next);
              }
              return each.text("equals", 200);
            });
    Exits exits = fields.exits("otherwise");
    for (Map.Entry<String, String> target : targets.entrySet()) {
      exits = exits.and(target.getKey(), target.getValue());
    }
    return new SwitchNode(fields.name("id"), fields.expression("value"), cases, exits);
  }

  static String exit(int index) {
    return "case" + index;
  }

  @Override
  public String type() {
    return "switch";
  }

  @Override
  public List<String> needed() {
    return Stream.concat(
            IntStream.range(0, cases.size()).mapToObj(SwitchNode::exit), Stream.of("otherwise"))
        .toList();
  }

  @Override
  public Move enter(Moment now) {
    int which = cases.indexOf(now.render("{{" + value + "}}"));
    return Move.leave(which < 0 ? "otherwise" : exit(which));
  }

  @Override
  public List<String> expressions() {
    return List.of(value);
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("value", value);
    form.put(
        "cases",
        IntStream.range(0, cases.size())
            .mapToObj(i -> {
              Map<String, Object> each = new LinkedHashMap<>();
              each.put("equals", cases.get(i));
              Written.put(each, "next", exits.of(exit(i)));
              return each;
            })
            .toList());
  }
}
