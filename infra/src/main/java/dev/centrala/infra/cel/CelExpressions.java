package dev.centrala.infra.cel;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.centrala.core.flow.graph.Expressions;
import dev.centrala.core.flow.graph.FlowFailure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Expressions in CEL. An expression is short, its loops are counted, and each value it makes on the
 * way is charged to a {@link Budget}: whatever a tenant writes ends within milliseconds and a few
 * hundred kilobytes. Compiled expressions are kept, the most used ones.
 */
public final class CelExpressions implements Expressions {
  private static final int LONGEST = 500;
  private static final int MOST_ITERATIONS = 1_000;
  private static final int KEPT = 2_000;
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(50)
          .maxParseErrorRecoveryLimit(1)
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(MOST_ITERATIONS)
          .maxRegexProgramSize(500)
          .build();

  private final CelCompiler compiler;
  private final CelRuntime runtime;
  private final Map<String, CelRuntime.Program> programs =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CelRuntime.Program> eldest) {
          return size() > KEPT;
        }
      };

  public CelExpressions() {
    MapType anything = MapType.create(SimpleType.STRING, SimpleType.DYN);
    this.compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("vars", anything)
            .addVar("secrets", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .addVar("customer", anything)
            .addVar("contact", anything)
            .addVar("now", SimpleType.TIMESTAMP)
            .build();
    this.runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
  }

  @Override
  public Object evaluate(String expression, Map<String, Object> values) {
    try {
      Map<String, Object> given = new HashMap<>();
      values.forEach((name, value) -> given.put(name, JsonValues.toCel(value)));
      Budget budget = new Budget();
      Object result = program(expression).trace(given, (part, made) -> budget.charge(made));
      return JsonValues.fromCel(result);
    } catch (CelValidationException | CelEvaluationException failed) {
      throw new FlowFailure("expression", String.valueOf(failed.getMessage()));
    }
  }

  @Override
  public List<String> faults(String expression) {
    try {
      program(expression);
      return List.of();
    } catch (CelValidationException | CelEvaluationException failed) {
      return List.of(String.valueOf(failed.getMessage()).lines().findFirst().orElse("is wrong"));
    }
  }

  private CelRuntime.Program program(String expression)
      throws CelValidationException, CelEvaluationException {
    synchronized (programs) {
      CelRuntime.Program known = programs.get(expression);
      if (known != null) {
        return known;
      }
    }
    CelRuntime.Program program = runtime.createProgram(compiler.compile(expression).getAst());
    synchronized (programs) {
      programs.put(expression, program);
    }
    return program;
  }
}
