package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FlowId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Begins another flow, in the version that is published then, and goes on when it returns. */
public record SubFlowNode(String id, FlowId flow, Exits exits) implements FlowNode {
  static @Nullable SubFlowNode read(Fields fields) {
    FlowId flow = fields.id("flowId", FlowId::parse);
    String id = fields.name("id");
    Exits exits = fields.exits("next");
    return flow == null ? null : new SubFlowNode(id, flow, exits);
  }

  @Override
  public String type() {
    return "subFlow";
  }

  @Override
  public Move enter(Moment now) {
    return new Move.Into(flow);
  }

  @Override
  public void write(Map<String, Object> form) {
    form.put("flowId", flow.toString());
  }
}
