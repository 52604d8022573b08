package dev.centrala.core.flow.graph;

import java.util.Map;

/** Begins or stops the recording of a call. */
public record RecordNode(String id, boolean on, Exits exits) implements FlowNode {
  static RecordNode read(Fields fields) {
    return new RecordNode(fields.name("id"), fields.flag("on", true), fields.exits("next"));
  }

  @Override
  public String type() {
    return "record";
  }

  @Override
  public Move enter(Moment now) {
    now.pass(new Instruction.SetRecording(id, on));
    return Move.leave("next");
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("on", on);
  }
}
