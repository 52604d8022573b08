package dev.centrala.infra.replay;

import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.routing.replay.Replay;
import dev.centrala.core.routing.replay.ReplayResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code replay FILE}: decides a recorded stretch of routing again on this machine and says whether
 * it came out the same. Ends with 0 when it did, 1 when not, 66 when the file cannot be read.
 */
public final class ReplayCommand {
  private static final int UNREADABLE = 66;

  private ReplayCommand() {}

  public static int run(Path file, PrintStream out, PrintStream errors) {
    try (Reader reader = Files.newBufferedReader(file)) {
      RecordingFile.Content content = RecordingFile.read(reader);
      if (content.rulesVersion() != RoutingPool.rulesVersion()) {
        out.printf(
            "Recorded under rules %d, replayed under %d: differences are to be expected.%n",
            content.rulesVersion(), RoutingPool.rulesVersion());
      }
      return tell(Replay.run(content.image(), content.commands(), reply -> {}), out);
    } catch (IOException | IllegalArgumentException unreadable) {
      errors.println("Cannot replay " + file + ": " + unreadable.getMessage());
      return UNREADABLE;
    }
  }

  private static int tell(ReplayResult result, PrintStream out) {
    if (result.isIdentical()) {
      out.printf(
          "%d commands replayed: every decision and explanation is the same.%n", result.replayed());
      return 0;
    }
    if (result.firstMissing() != ReplayResult.NONE) {
      out.printf(
          "Command %d is missing; replayed %d up to it.%n",
          result.firstMissing(), result.replayed());
    }
    for (ReplayResult.Difference difference : result.differences()) {
      out.printf(
          "Command %d was answered otherwise: %s%n  now: %s%n",
          difference.number(), difference.command(), difference.now());
    }
    return 1;
  }
}
