package dev.centrala.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults under load. {@code CENTRALA_SOAK_ROUNDS} (1) rounds from {@code CENTRALA_SOAK_SEED} (1)
 * on, each with {@code CENTRALA_SOAK_CHATS} (200) chats or more; {@code CENTRALA_SOAK_FAULTS} names
 * some of {@link Fault}, all by default, none with {@code NONE}. Ends at the first violation.
 */
@Tag("heavy")
class FaultTest {
  private static final Path REPORT = Path.of("target", "fault-report.txt");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void whatWasAcknowledgedHoldsWhateverHappens() throws IOException, SQLException {
    int rounds = Integer.parseInt(setting("CENTRALA_SOAK_ROUNDS", "1"));
    long firstSeed = Long.parseLong(setting("CENTRALA_SOAK_SEED", "1"));
    int chats = Integer.parseInt(setting("CENTRALA_SOAK_CHATS", "200"));
    StringBuilder report = new StringBuilder();
    try (ClusterUnderTest cluster = ClusterUnderTest.start(directory, firstSeed)) {
      for (int i = 0; i < rounds; i++) {
        long seed = firstSeed + i;
        RoundReport round = new Round(cluster, seed, faults(seed), chats).run();
        System.out.println(round.text());
        report.append(round.text()).append('\n');
        Files.createDirectories(REPORT.toAbsolutePath().getParent());
        Files.writeString(REPORT, report);
        assertThat(round.violations()).as("logs are in %s", directory).isEmpty();
        assertThat(round.completeness()).isEqualTo(1.0);
      }
    }
  }

  private static List<Fault> faults(long seed) {
    String named = setting("CENTRALA_SOAK_FAULTS", "");
    if (named.equals("NONE")) {
      return List.of();
    }
    return named.isEmpty()
        ? Fault.schedule(new Random(seed))
        : Arrays.stream(named.split(",")).map(Fault::valueOf).toList();
  }

  private static String setting(String name, String otherwise) {
    String given = System.getenv(name);
    return given == null || given.isBlank() ? otherwise : given;
  }
}
