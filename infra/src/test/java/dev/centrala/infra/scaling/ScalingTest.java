package dev.centrala.infra.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.infra.scaling.CellSimulation.Outcome;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each statement of docs/SCALING.md, with the utilisation and the wait behind it. */
@Tag("heavy")
class ScalingTest {
  private static final long SEED = 20_261;
  private static final int CELLS = 100;
  private static final int TENANTS = 100_000;
  private static final int AGENTS = 1_000_000;

  private static Outcome run(String what, Cell cell) {
    Outcome outcome = CellSimulation.run(cell, SEED);
    System.out.printf(
        "%-44s %7d agents %3d nodes: node %3.0f %%, database %3.0f %%, wait p50 %.0f ms, p99 %.0f"
            + " ms, %d not through%n",
        what,
        cell.agents(),
        cell.nodes(),
        100 * outcome.node(),
        100 * outcome.database(),
        outcome.waitP50(),
        outcome.waitP99(),
        outcome.left());
    return outcome;
  }

  @Test
  void aThousandAgentsNeedThreeNodesForTheLossOfOne() {
    assertThat(run("a thousand agents", Cell.of(1_000, 100, 3)).waitP99()).isLessThan(200);
    assertThat(
            run(
                    "the same, peak x 1.5, one node lost",
                    Cell.of(1_000, 100, 3).withPeak(1.5).losing(1))
                .left())
        .isLessThan(50);
  }

  @Test
  void aCellOfTenThousandAgentsStandsAPeakAndTheLossOfANode() {
    Cell cell = Cell.of(10_000, 1_000, 10);
    Outcome usual = run("a cell", cell);
    assertThat(usual.database()).isBetween(0.5, 0.6);
    assertThat(usual.waitP99()).isLessThan(250);
    Outcome hard = run("a cell, peak x 1.3, one node lost", cell.withPeak(1.3).losing(1));
    assertThat(hard.left()).isLessThan(200);
    Outcome twoLost = run("a cell, peak x 1.3, two nodes lost", cell.withPeak(1.3).losing(2));
    assertThat(twoLost.waitP99()).isGreaterThan(hard.waitP99());
  }

  @Test
  void fewerNodesBreakFirst() {
    Outcome few = run("a cell with too few nodes", Cell.of(10_000, 1_000, 4));
    assertThat(few.left()).isGreaterThan(1_000);
    assertThat(few.node()).isGreaterThan(0.95);
  }

  @Test
  void moreNodesDoNotHelpWhereTheDatabaseIsFull() {
    Outcome nodes = run("twice a cell, twice the nodes", Cell.of(20_000, 2_000, 20));
    assertThat(nodes.database()).isGreaterThan(0.98);
    assertThat(nodes.left()).isGreaterThan(1_000);
    Outcome both =
        run("twice a cell, nodes and database doubled", Cell.of(20_000, 2_000, 20).withDatabase(2));
    assertThat(both.left()).isLessThan(200);
  }

  @Test
  void oneTenantMayFillHalfACellWithoutFillingItsPool() {
    Outcome skewed =
        run("one tenant has half of the cell", Cell.of(10_000, 1_000, 10).withLargest(0.5));
    assertThat(skewed.waitP99()).isLessThan(300);
  }

  @Test
  void aTenantLargerThanACellFillsOneAloneHoweverTenantsArePlaced() {
    int[] sizes = sizes();
    int[] bySize = new int[CELLS];
    int[] byHash = new int[CELLS];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int size : sizes) {
      bySize[least(bySize)] += size;
      byHash[random.nextInt(CELLS)] += size;
    }
    int fullest = Arrays.stream(bySize).max().orElseThrow();
    int fullestByHash = Arrays.stream(byHash).max().orElseThrow();
    System.out.printf(
        "%d tenants, %d agents, largest tenant %d, on %d cells: fullest cell %d agents placed by"
            + " size, %d by hash%n",
        TENANTS, Arrays.stream(sizes).sum(), sizes[0], CELLS, fullest, fullestByHash);
    Outcome full = run("the fullest of a hundred cells, by size", Cell.of(fullest, 1_000, 10));
    assertThat(fullest).as("the largest tenant alone").isEqualTo(sizes[0]);
    assertThat(full.left()).isGreaterThan(1_000);
    assertThat(fullestByHash).isGreaterThan(fullest);
    run("the fullest of a hundred cells, by hash", Cell.of(fullestByHash, 1_000, 10));
  }

  /** Zipf with an exponent of 0.8, at least one agent each, the largest first. */
  private static int[] sizes() {
    double[] weights = new double[TENANTS];
    for (int i = 0; i < TENANTS; i++) {
      weights[i] = Math.pow(i + 1, -0.8);
    }
    double sum = Arrays.stream(weights).sum();
    int spare = AGENTS - TENANTS;
    return Arrays.stream(weights).mapToInt(weight -> 1 + (int) (spare * weight / sum)).toArray();
  }

  private static int least(int[] cells) {
    int least = 0;
    for (int i = 1; i < cells.length; i++) {
      if (cells[i] < cells[least]) {
        least = i;
      }
    }
    return least;
  }
}
