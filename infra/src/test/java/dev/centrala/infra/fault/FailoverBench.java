package dev.centrala.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes under the load of the fault suite: how long an offer takes to a desktop anywhere in
 * the cluster while nothing happens, and the longest that anybody waits for the machine when nodes
 * are killed one after another. A run counts when everything acknowledged is complete.
 */
@Tag("bench")
class FailoverBench {
  private static final int CHATS = 100;

  @TempDir Path directory;

  @Test
  void threeNodesAndThenOneAfterAnotherDies() throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.start(directory, 1)) {
      RoundReport calm = new Round(cluster, 1, List.of(), CHATS).run();
      System.out.println("nothing happens\n" + calm.text());
      List<Fault> kills = List.of(Fault.KILL_NODE_0, Fault.KILL_NODE_1, Fault.KILL_NODE_2);
      RoundReport killed = new Round(cluster, 2, kills, CHATS).run();
      System.out.println("each node is killed in turn\n" + killed.text());
      for (RoundReport each : List.of(calm, killed)) {
        assertThat(each.violations()).isEmpty();
        assertThat(each.completeness()).isEqualTo(1.0);
      }
    }
  }
}
