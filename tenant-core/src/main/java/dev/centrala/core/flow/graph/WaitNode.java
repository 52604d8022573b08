package dev.centrala.core.flow.graph;

import java.util.Map;

/** Waits so long. */
public record WaitNode(String id, int seconds, Exits exits) implements FlowNode {
  static WaitNode read(Fields fields) {
    return new WaitNode(
        fields.name("id"), fields.number("seconds", 1, 86_400, 1), fields.exits("next"));
  }

  @Override
  public String type() {
    return "wait";
  }

  @Override
  public Move enter(Moment now) {
    return now.await(new Instruction.Wait(id, seconds, false));
  }

  @Override
  public boolean waitsBefore(String exit) {
    return !exit.equals("error");
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("seconds", seconds);
  }
}
