package dev.centrala.core.routing.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.routing.pool.AgentProfile;
import dev.centrala.core.routing.pool.CapacityCosts;
import dev.centrala.core.routing.pool.PoolRules;
import dev.centrala.core.routing.pool.QueueRules;
import dev.centrala.core.routing.pool.Selection;
import dev.centrala.core.routing.pool.WrapUpRule;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real pool under Poisson arrivals and exponential handling does what Erlang C and Erlang A
 * say. Each figure is the mean of independent rounds; theory must lie in its 99.9 % confidence
 * interval.
 */
class QueueingTheoryTest {
  private static final QueueId QUEUE = new QueueId(new UUID(2, 1));
  private static final int ROUNDS = 12;

  /** Student's t for 11 degrees of freedom, two-sided 99.9 %. */
  private static final double QUANTILE = 4.437;

  private static final double HANDLE_MILLIS = 180_000;
  private static final long TARGET_MILLIS = 20_000;

  /** Of thousands, whoever waits at all waits a few seconds. */
  private static final long SHORT_TARGET_MILLIS = 2_000;

  /** One queue; {@code contacts} of each round count, after {@code warmUp} that do not. */
  private record Setting(
      int agents,
      double load,
      double meanPatienceMillis,
      long targetMillis,
      int warmUp,
      int contacts) {}

  @ParameterizedTest
  @CsvSource({"1, 0.7, 200, 3000", "5, 4.0, 500, 3000", "40, 36.0, 2000, 4000"})
  void theWaitsAreThoseOfErlangC(int agents, double load, int warmUp, int contacts) {
    assertErlangC(agents, load, TARGET_MILLIS, warmUp, contacts);
  }

  @ParameterizedTest
  @CsvSource({"5, 5.5, 1.5, 200, 2000", "40, 42.0, 3.0, 500, 2000"})
  void thoseWhoGiveUpAreThoseOfErlangA(
      int agents, double load, double impatience, int warmUp, int contacts) {
    assertErlangA(agents, load, impatience, warmUp, contacts);
  }

  @Tag("heavy")
  @Test
  void thousandsOfAgentsFollowTheTheoryToo() {
    assertErlangC(2000, 1920, SHORT_TARGET_MILLIS, 20_000, 100_000);
    assertErlangA(2000, 2040, 1.0, 20_000, 30_000);
  }

  private static void assertErlangC(
      int agents, double load, long targetMillis, int warmUp, int contacts) {
    List<Report.QueueFigures> rounds =
        rounds(new Setting(agents, load, Double.POSITIVE_INFINITY, targetMillis, warmUp, contacts));
    double waiting = QueueingTheory.waitProbability(agents, load);
    assertHolds(rounds, f -> 1 - (double) f.answeredAtOnce() / f.answered(), waiting);
    double wait = QueueingTheory.meanWait(agents, load);
    assertHolds(rounds, f -> f.averageWaitSeconds() * 1000 / HANDLE_MILLIS, wait);
    double within = QueueingTheory.servedWithin(agents, load, targetMillis / HANDLE_MILLIS);
    assertHolds(rounds, Report.QueueFigures::serviceLevel, within);
  }

  private static void assertErlangA(
      int agents, double load, double impatience, int warmUp, int contacts) {
    List<Report.QueueFigures> rounds =
        rounds(
            new Setting(agents, load, HANDLE_MILLIS / impatience, TARGET_MILLIS, warmUp, contacts));
    double abandoned = QueueingTheory.abandoned(agents, load, impatience);
    assertHolds(rounds, f -> (double) f.abandoned() / f.arrived(), abandoned);
  }

  private static void assertHolds(
      List<Report.QueueFigures> rounds,
      ToDoubleFunction<Report.QueueFigures> figure,
      double theory) {
    double mean = rounds.stream().mapToDouble(figure).average().orElseThrow();
    double variance =
        rounds.stream().mapToDouble(f -> Math.pow(figure.applyAsDouble(f) - mean, 2)).sum()
            / (ROUNDS - 1);
    double halfWidth = QUANTILE * Math.sqrt(variance / ROUNDS);
    assertThat(theory).isBetween(mean - halfWidth, mean + halfWidth);
    assertThat(halfWidth).as("an interval that says something").isLessThan(0.35 * theory + 0.02);
  }

  private static List<Report.QueueFigures> rounds(Setting setting) {
    return IntStream.range(0, ROUNDS).mapToObj(round -> run(setting, round)).toList();
  }

  /** Begins with as many contacts as the load keeps busy, so that the warm-up can be short. */
  private static Report.QueueFigures run(Setting setting, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Arrival> arrivals = new ArrayList<>();
    double at = 1_000_000;
    int present = (int) Math.min(setting.agents(), setting.load());
    int uncounted = present + setting.warmUp();
    long countFrom = 0;
    for (int i = 0; i < uncounted + setting.contacts(); i++) {
      if (i >= present) {
        at += exponential(random, HANDLE_MILLIS / setting.load());
      }
      if (i == uncounted) {
        countFrom = Math.round(at);
      }
      long patience =
          Double.isInfinite(setting.meanPatienceMillis())
              ? Arrival.ENDLESS
              : Math.round(exponential(random, setting.meanPatienceMillis()));
      long handling = Math.round(exponential(random, HANDLE_MILLIS));
      arrivals.add(new Arrival(Math.round(at), QUEUE, Channel.VOICE, 0, patience, handling, 0));
    }
    long end = Math.round(at) + 100 * (long) HANDLE_MILLIS;
    List<Shift> shifts =
        IntStream.range(0, setting.agents()).mapToObj(i -> new Shift(agent(i), 1, end)).toList();
    Plan plan =
        new Plan(
            PoolRules.DEFAULT,
            List.of(queue()),
            shifts,
            0,
            countFrom,
            Map.of(QUEUE, setting.targetMillis()));
    return Simulation.run(plan, arrivals).queues().getFirst();
  }

  private static AgentProfile agent(int number) {
    UserId id = new UserId(new UUID(1, number));
    return new AgentProfile(id, "Agent " + number, List.of(), CapacityCosts.DEFAULT);
  }

  private static QueueRules queue() {
    return new QueueRules(
        QUEUE,
        "Queue",
        0,
        List.of(),
        List.of(),
        List.of(),
        Selection.LONGEST_IDLE,
        20,
        new WrapUpRule(WrapUpRule.Mode.NONE, 0));
  }

  private static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
