package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;

/**
 * The language in which flows compute: CEL (cel.dev), over {@code vars}, {@code secrets}, {@code
 * customer}, {@code contact} and {@code now}. What a tenant writes ends soon and takes little
 * memory, or fails.
 */
public interface Expressions {
  /**
   * The value as JSON has it: a string, a boolean, a Long or Double, a list, a map, or the empty
   * string for null. Throws {@link FlowFailure} {@code expression}.
   */
  Object evaluate(String expression, Map<String, Object> values);

  /** What is wrong with an expression, in words; empty when it can be evaluated. */
  List<String> faults(String expression);
}
