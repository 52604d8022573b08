package dev.centrala.infra.replay;

import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.routing.replay.Replay;
import dev.centrala.core.routing.replay.ReplayResult;
import dev.centrala.core.shared.InteractionId;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code replay FILE [--contact ID]}: decides a recorded stretch of routing again on this machine
 * and says whether it came out the same; with a contact it first tells each decision about it, with
 * every agent and the reason. Ends with 0 when all was the same, 1 when not, 66 when the file
 * cannot be read.
 */
public final class ReplayCommand {
  private static final int UNREADABLE = 66;

  private ReplayCommand() {}

  public static int run(Path file, PrintStream out, PrintStream errors) {
    return run(file, null, out, errors);
  }

  public static int run(
      Path file, @Nullable InteractionId contact, PrintStream out, PrintStream errors) {
    try (Reader reader = Files.newBufferedReader(file)) {
      RecordingFile.Content content = RecordingFile.read(reader);
      if (content.rulesVersion() != RoutingPool.rulesVersion()) {
        out.printf(
            "Recorded under rules %d, replayed under %d: differences are to be expected.%n",
            content.rulesVersion(), RoutingPool.rulesVersion());
      }
      if (contact == null) {
        return tell(Replay.run(content.image(), content.commands(), reply -> {}), out);
      }
      ContactStory story = new ContactStory(contact, out);
      ReplayResult result = Replay.run(content.image(), content.commands(), story::tell, story);
      if (story.told() == 0) {
        out.printf("Nothing was decided about %s.%n", contact);
      }
      return tell(result, out);
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
