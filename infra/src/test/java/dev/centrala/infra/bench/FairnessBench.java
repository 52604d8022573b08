package dev.centrala.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a tenant that asks for ten times its limit does to the answers that others get: their p99
 * alone, beside it, and beside the same tenant at its limit, which says what of it is the excess.
 * Alone is measured twice a round, for what two equal ones differ by. Each request is a committed
 * change; the quiet tenants' clients are a process, and the noisy one's another that takes no
 * processor from anybody.
 */
@Tag("bench")
class FairnessBench {
  private static final int LIMIT = BenchNode.REQUESTS_PER_SECOND;
  private static final int TIMES = 10;
  private static final int TENANTS = 4;
  private static final int QUIET_PER_SECOND = 72;
  private static final int REQUESTS = 1_500;
  private static final int WARM_UP = 2;
  private static final int WARM_UP_REQUESTS = 500;
  private static final int ROUNDS = 7;

  @TempDir static Path data;

  private enum Beside {
    NOBODY(0),
    NOBODY_AGAIN(0),
    AT_ITS_LIMIT(LIMIT),
    TEN_TIMES(TIMES * LIMIT);

    private final int perSecond;

    Beside(int perSecond) {
      this.perSecond = perSecond;
    }
  }

  /** {@code processors}: how many of them the server's process used. */
  private record Heard(double p50, double p99, double processors, Noise noise) {}

  private record Noise(long served, long refused, double seconds) {
    static Noise read(String line) {
      long[] numbers = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
      return new Noise(numbers[0], numbers[1], numbers[2] / 1e9);
    }
  }

  private final List<Map<Beside, Heard>> rounds = new ArrayList<>();

  @Test
  void aTenantAtTenTimesItsLimitBesideQuietOnes() throws Exception {
    try (BenchNode node = new BenchNode(data.resolve("node"));
        ChildProcess quiet = quiet(node);
        ChildProcess noisy = noisy(node)) {
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        Map<Beside, Heard> heard = new EnumMap<>(Beside.class);
        for (int i = 0; i < Beside.values().length; i++) {
          Beside kind = Beside.values()[(i + round + WARM_UP) % Beside.values().length];
          heard.put(kind, heard(kind, quiet, noisy, round < 0 ? WARM_UP_REQUESTS : REQUESTS));
        }
        if (round >= 0) {
          rounds.add(heard);
        }
      }
    }
    print();
    assertThat(sum(Beside.TEN_TIMES, heard -> heard.noise().refused()))
        .as("most of what is too much is refused")
        .isPositive();
  }

  private static ChildProcess quiet(BenchNode node) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(node.port)));
    IntStream.range(0, TENANTS)
        .mapToObj(i -> node.token(node.company("quiet" + i)))
        .forEach(arguments::add);
    return ChildProcess.start(false, QuietTenants.class, arguments);
  }

  private static ChildProcess noisy(BenchNode node) throws IOException {
    return ChildProcess.start(
        true,
        NoisyTenant.class,
        List.of(Integer.toString(node.port), node.token(node.company("noisy"))));
  }

  /** No full collection is left to fall into one kind of round only. */
  private static Heard heard(Beside kind, ChildProcess quiet, ChildProcess noisy, int requests)
      throws IOException {
    System.gc();
    if (kind.perSecond > 0) {
      noisy.tell(Integer.toString(kind.perSecond));
      assertThat(noisy.answer()).isEqualTo("on");
    }
    long used = Pace.processorNanos();
    long start = System.nanoTime();
    quiet.tell(QUIET_PER_SECOND + " " + requests);
    List<Double> millis =
        Arrays.stream(quiet.answer().split(" ", -1))
            .map(each -> Long.parseLong(each) / 1e3)
            .toList();
    double processors = (Pace.processorNanos() - used) / (double) (System.nanoTime() - start);
    Noise noise = new Noise(0, 0, 1);
    if (kind.perSecond > 0) {
      noisy.tell("stop");
      noise = Noise.read(noisy.answer());
    }
    assertThat(millis).as("every request of a quiet tenant is served").hasSize(requests);
    assertThat(millis).allMatch(each -> each > 0);
    return new Heard(Pace.quantile(millis, 0.5), Pace.quantile(millis, 0.99), processors, noise);
  }

  private void print() {
    System.out.printf(
        "%d quiet tenants, %d/s together, %d requests in each of %d rounds, all answered 200: p50"
            + " %.1f ms and p99 %.1f ms alone; two rounds alone differ by %.0f %% in p50 and %.0f"
            + " %% in p99 (medians)%n",
        TENANTS,
        QUIET_PER_SECOND,
        REQUESTS,
        ROUNDS,
        median(round -> alone(round, Heard::p50)),
        median(round -> alone(round, Heard::p99)),
        100 * median(round -> spread(round, Heard::p50)),
        100 * median(round -> spread(round, Heard::p99)));
    print(Beside.TEN_TIMES);
    print(Beside.AT_ITS_LIMIT);
    System.out.printf(
        "the excess alone (ten times its limit against at its limit) moves their p50 by %.0f %% and"
            + " their p99 by %.0f %%; a refused request takes %.0f µs of the server's processor%n",
        100 * median(round -> p50(round, Beside.TEN_TIMES) / p50(round, Beside.AT_ITS_LIMIT) - 1),
        100 * median(round -> p99(round, Beside.TEN_TIMES) / p99(round, Beside.AT_ITS_LIMIT) - 1),
        1e6 * median(FairnessBench::processorSecondsARefusal));
    for (Map<Beside, Heard> round : rounds) {
      round.forEach((kind, heard) ->
          System.out.printf(
              "  %s p50 %.1f p99 %.1f ms, %.2f processors;",
              kind, heard.p50(), heard.p99(), heard.processors()));
      System.out.println();
    }
  }

  private void print(Beside kind) {
    System.out.printf(
        "beside a tenant at %d requests/s with a limit of %d (%.0f served, %.0f refused): their p50"
            + " moves by %.0f %%, their p99 by %.0f %% (medians)%n",
        kind.perSecond,
        LIMIT,
        sum(kind, heard -> heard.noise().served()),
        sum(kind, heard -> heard.noise().refused()),
        100 * median(round -> p50(round, kind) / alone(round, Heard::p50) - 1),
        100 * median(round -> p99(round, kind) / alone(round, Heard::p99) - 1));
  }

  /** What the server uses more than beside the same tenant at its limit. */
  private static double processorSecondsARefusal(Map<Beside, Heard> round) {
    Heard many = round.get(Beside.TEN_TIMES);
    double more = many.processors() - round.get(Beside.AT_ITS_LIMIT).processors();
    return more / (many.noise().refused() / many.noise().seconds());
  }

  private static double alone(Map<Beside, Heard> round, ToDoubleFunction<Heard> value) {
    return (value.applyAsDouble(round.get(Beside.NOBODY))
            + value.applyAsDouble(round.get(Beside.NOBODY_AGAIN)))
        / 2;
  }

  private static double spread(Map<Beside, Heard> round, ToDoubleFunction<Heard> value) {
    double first = value.applyAsDouble(round.get(Beside.NOBODY));
    double second = value.applyAsDouble(round.get(Beside.NOBODY_AGAIN));
    return Math.abs(first - second) / Math.min(first, second);
  }

  private static double p50(Map<Beside, Heard> round, Beside kind) {
    return round.get(kind).p50();
  }

  private static double p99(Map<Beside, Heard> round, Beside kind) {
    return round.get(kind).p99();
  }

  private double sum(Beside kind, ToDoubleFunction<Heard> value) {
    return rounds.stream().mapToDouble(round -> value.applyAsDouble(round.get(kind))).sum();
  }

  private double median(ToDoubleFunction<Map<Beside, Heard>> value) {
    return rounds.stream().mapToDouble(value).sorted().toArray()[ROUNDS / 2];
  }
}
