package dev.centrala.core.flow.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a flow as a graph, without running it: exits that are missing or lead nowhere, nodes that
 * are never reached, cycles that never wait, expressions that cannot be computed, prompts that are
 * missing in a language. Pure.
 */
public final class FlowLinter {
  private final FlowDefinition flow;
  private final Expressions expressions;
  private final List<FlowFinding> findings = new ArrayList<>();

  private FlowLinter(FlowDefinition flow, Expressions expressions) {
    this.flow = flow;
    this.expressions = expressions;
  }

  public static List<FlowFinding> findings(FlowDefinition flow, Expressions expressions) {
    return new FlowLinter(flow, expressions).all();
  }

  private List<FlowFinding> all() {
    named("start", flow.start());
    if (flow.error() != null) {
      named("error", flow.error());
    }
    for (FlowNode node : flow.nodes().values()) {
      exits(node);
      computes(node);
      speaks(node);
    }
    if (findings.stream().noneMatch(finding -> finding.code().equals("noSuchNode"))) {
      unreachable();
      cycles();
    }
    return List.copyOf(findings);
  }

  private void named(String field, String target) {
    if (!flow.nodes().containsKey(target)) {
      findings.add(
          new FlowFinding(
              true, "noSuchNode", "/definition/" + field, "there is no node " + target));
    }
  }

  private void exits(FlowNode node) {
    for (String target : new HashSet<>(node.exits().targets().values())) {
      if (!flow.nodes().containsKey(target)) {
        findings.add(
            FlowFinding.fault("noSuchNode", node, "leads to " + target + ", which does not exist"));
      }
    }
    for (String exit : node.needed()) {
      if (node.exits().of(exit) == null) {
        findings.add(FlowFinding.fault("missingExit", node, "has no exit " + exit));
      }
    }
  }

  private void computes(FlowNode node) {
    List<String> all = new ArrayList<>(node.expressions());
    for (Words words : node.words()) {
      words
          .texts()
          .values()
          .forEach(text -> {
            String withoutAnswer = text.replace("{{answer}}", "");
            all.addAll(Moment.placeholders(withoutAnswer));
          });
    }
    for (String expression : all) {
      for (String fault : expressions.faults(expression)) {
        findings.add(
            FlowFinding.fault("expression", node, "computes " + expression + ": " + fault));
      }
    }
  }

  /** A text that is the same in each language is written so; one by language must be complete. */
  private void speaks(FlowNode node) {
    Set<String> missing = new HashSet<>();
    for (Words words : node.words()) {
      if (!words.texts().containsKey(Words.ANY)) {
        flow.languages().stream().filter(tag -> !words.speaks(tag)).forEach(missing::add);
      }
    }
    missing.stream()
        .sorted()
        .forEach(language ->
            findings.add(
                FlowFinding.warning("promptMissing", node, "says nothing in " + language)));
  }

  private void unreachable() {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(flow.start()));
    if (flow.error() != null) {
      open.add(flow.error());
    }
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (reached.add(id)) {
        open.addAll(flow.node(id).exits().targets().values());
      }
    }
    flow.nodes().values().stream()
        .filter(node -> !reached.contains(node.id()))
        .forEach(node -> findings.add(FlowFinding.fault("unreachable", node, "is never reached")));
  }

  /** A node that can be entered again although nobody and nothing was waited for in between. */
  private void cycles() {
    Map<String, List<String>> steps = new HashMap<>();
    flow.nodes().values().forEach(node -> steps.put(node.id(), withoutWaiting(node)));
    flow.nodes().values().stream()
        .filter(node -> comesBack(node.id(), steps))
        .findFirst()
        .ifPresent(node ->
            findings.add(
                FlowFinding.fault("endlessCycle", node, "is part of a cycle that never waits")));
  }

  private static List<String> withoutWaiting(FlowNode node) {
    return node.exits().targets().entrySet().stream()
        .filter(exit -> !node.waitsBefore(exit.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean comesBack(String from, Map<String, List<String>> steps) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(steps.getOrDefault(from, List.of()));
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (id.equals(from)) {
        return true;
      }
      if (seen.add(id)) {
        open.addAll(steps.getOrDefault(id, List.of()));
      }
    }
    return false;
  }
}
