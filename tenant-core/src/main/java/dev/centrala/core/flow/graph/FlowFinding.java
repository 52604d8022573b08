package dev.centrala.core.flow.graph;

/**
 * Something about a flow that keeps it from being published, or that its author should look at.
 * {@code code} is stable, in lower camel case; {@code pointer} leads to the node.
 */
public record FlowFinding(boolean fault, String code, String pointer, String detail) {
  public static FlowFinding fault(String code, FlowNode node, String detail) {
    return new FlowFinding(true, code, at(node), "node " + node.id() + " " + detail);
  }

  /** For what only the tenant's other things tell. */
  public static FlowFinding warning(String code, FlowNode node, String detail) {
    return new FlowFinding(false, code, at(node), "node " + node.id() + " " + detail);
  }

  private static String at(FlowNode node) {
    return "/definition/nodes/" + node.id();
  }
}
