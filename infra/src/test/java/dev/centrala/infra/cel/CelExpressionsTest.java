package dev.centrala.infra.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.centrala.core.flow.graph.FlowFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What flows may compute, and that nobody computes for long. */
class CelExpressionsTest {
  private final CelExpressions expressions = new CelExpressions();

  private static Map<String, Object> values(Map<String, Object> vars) {
    return Map.of(
        "vars", vars,
        "secrets", Map.of("pin", "4711"),
        "customer", Map.of("name", "Ada", "phone", "+4930123456", "attributes", Map.of()),
        "contact", Map.of("channel", "chat"),
        "now", Instant.parse("2026-11-22T12:00:00Z"));
  }

  private Object of(String expression, Map<String, Object> vars) {
    return expressions.evaluate(expression, values(vars));
  }

  @Test
  void computesWithWhatTheFlowHas() {
    assertThat(of("vars.n + 1", Map.of("n", 2))).isEqualTo(3L);
    assertThat(of("vars.amount > 10", Map.of("amount", 12.5))).isEqualTo(true);
    assertThat(of("vars.n == 2.0", Map.of("n", 2))).isEqualTo(true);
    assertThat(of("customer.name + ' on ' + contact.channel", Map.of())).isEqualTo("Ada on chat");
    assertThat(of("has(vars.x) ? vars.x : 'none'", Map.of())).isEqualTo("none");
    assertThat(of("customer.phone.startsWith('+49')", Map.of())).isEqualTo(true);
    assertThat(of("now < timestamp('2027-01-01T00:00:00Z')", Map.of())).isEqualTo(true);
    assertThat(of("now + duration('1h')", Map.of())).isEqualTo("2026-11-22T13:00:00Z");
    assertThat(of("secrets.pin == '4711'", Map.of())).isEqualTo(true);
  }

  @Test
  void readsTheAnswerOfAnotherProgram() {
    Map<String, Object> answer =
        Map.of("status", 200, "body", Map.of("orders", List.of(Map.of("id", 7, "open", true))));
    assertThat(of("vars.answer.body.orders.filter(o, o.open)[0].id", Map.of("answer", answer)))
        .isEqualTo(7L);
    assertThat(of("vars.answer.body.orders.map(o, o.id)", Map.of("answer", answer)))
        .isEqualTo(List.of(7L));
  }

  @Test
  void whatIsNotThereFails() {
    assertThatThrownBy(() -> of("vars.x", Map.of()))
        .isInstanceOfSatisfying(
            FlowFailure.class, failure -> assertThat(failure.code()).isEqualTo("expression"));
    assertThatThrownBy(() -> of("1 / 0", Map.of())).isInstanceOf(FlowFailure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vars.", "unknown.x", "1 + 'a'", "vars.x ==", "size()", "vars = 1", "\"open"})
  void saysWhatIsWrongBeforeItRuns(String expression) {
    assertThat(expressions.faults(expression)).hasSize(1);
  }

  @Test
  void row20_loopsWithinLoopsEnd() {
    List<Integer> many = IntStream.range(0, 300).boxed().toList();
    assertThatThrownBy(() ->
            of("vars.l.all(a, vars.l.all(b, vars.l.all(c, a + b + c >= 0)))", Map.of("l", many)))
        .isInstanceOf(FlowFailure.class);
  }

  @Test
  void row20_textsThatGrowEnd() {
    String large = "x".repeat(30_000);
    String doubling = "vars.t" + "+vars.t".repeat(60);
    assertThatThrownBy(() -> of(doubling, Map.of("t", large))).isInstanceOf(FlowFailure.class);
    assertThatThrownBy(() ->
            of(
                "vars.l.map(a, vars.t + vars.t + vars.t + vars.t).size()",
                Map.of("t", large, "l", IntStream.range(0, 900).boxed().toList())))
        .isInstanceOf(FlowFailure.class);
  }

  @Test
  void row20_longAndDeepOnesAreRefused() {
    assertThat(expressions.faults("1" + "+1".repeat(300))).hasSize(1);
    assertThat(expressions.faults("(".repeat(200) + "1" + ")".repeat(200))).hasSize(1);
  }

  @Test
  void row20_aHostilePatternIsMatchedInLinearTime() {
    assertThat(of("vars.t.matches('(a+)+$')", Map.of("t", "a".repeat(5_000) + "b")))
        .isEqualTo(false);
  }
}
