package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A flow as a graph of nodes; where it starts, and its nodes by id in their order. */
public record FlowDefinition(String start, Map<String, FlowNode> nodes) {
  public static final int MOST_NODES = 500;

  public FlowDefinition {
    nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
  }

  public FlowNode node(String id) {
    FlowNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException("a flow without node " + id);
    }
    return node;
  }

  /**
   * What is wrong with the graph, node by node: missing targets, unreachable nodes, cycles that
   * never wait, too many nodes.
   */
  public List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>();
    if (nodes.size() > MOST_NODES) {
      faults.add(
          new FieldError("/definition/nodes", "a flow has at most " + MOST_NODES + " nodes"));
      return faults;
    }
    if (!nodes.containsKey(start)) {
      faults.add(new FieldError("/definition/start", "there is no node " + start));
    }
    for (FlowNode node : nodes.values()) {
      for (String target : targets(node)) {
        if (!nodes.containsKey(target)) {
          faults.add(fault(node.id(), "leads to " + target + ", which does not exist"));
        }
      }
    }
    if (faults.isEmpty()) {
      faults.addAll(unreachable());
      nodes.keySet().stream()
          .filter(this::comesBackWithoutWaiting)
          .findFirst()
          .ifPresent(id -> faults.add(fault(id, "is part of a cycle that never waits")));
    }
    return faults;
  }

  private List<FieldError> unreachable() {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (reached.add(id)) {
        open.addAll(targets(node(id)));
      }
    }
    return nodes.keySet().stream()
        .filter(id -> !reached.contains(id))
        .map(id -> fault(id, "is never reached"))
        .toList();
  }

  private boolean comesBackWithoutWaiting(String from) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(withoutWaiting(node(from)));
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (id.equals(from)) {
        return true;
      }
      if (seen.add(id)) {
        open.addAll(withoutWaiting(node(id)));
      }
    }
    return false;
  }

  /** An enqueued contact waits for people, so what follows starts anew; it may be sent off. */
  private static List<String> withoutWaiting(FlowNode node) {
    return node instanceof FlowNode.Enqueue enqueue
        ? enqueue.exits().withoutWaiting()
        : targets(node);
  }

  private static List<String> targets(FlowNode node) {
    return switch (node) {
      case FlowNode.Say say -> List.of(say.next());
      case FlowNode.Hours hours -> List.of(hours.open(), hours.closed());
      case FlowNode.Enqueue enqueue -> {
        List<String> targets = new ArrayList<>(optional(enqueue.next()));
        targets.addAll(enqueue.exits().targets());
        yield targets;
      }
      case FlowNode.End end -> List.of();
    };
  }

  private static List<String> optional(@Nullable String target) {
    return target == null ? List.of() : List.of(target);
  }

  private static FieldError fault(String node, String what) {
    return new FieldError("/definition/nodes/" + node, "node " + node + " " + what);
  }
}
