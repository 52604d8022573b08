package dev.centrala.core.flow.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow as a graph of nodes: where it starts, where errors go that a node has no exit for, the
 * languages it speaks (the first where the customer's is not known), its nodes by id in their
 * order.
 */
public record FlowDefinition(
    String start, @Nullable String error, List<String> languages, Map<String, FlowNode> nodes) {
  public static final int MOST_NODES = 500;

  public FlowDefinition {
    languages = List.copyOf(languages);
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
  }

  /** Of these nodes, the first being the start. */
  public static FlowDefinition of(FlowNode... nodes) {
    return in(List.of(), nodes);
  }

  public static FlowDefinition in(List<String> languages, FlowNode... nodes) {
    Map<String, FlowNode> byId = new LinkedHashMap<>();
    for (FlowNode node : nodes) {
      byId.put(node.id(), node);
    }
    return new FlowDefinition(nodes[0].id(), null, languages, byId);
  }

  public FlowNode node(String id) {
    FlowNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException("a flow without node " + id);
    }
    return node;
  }
}
