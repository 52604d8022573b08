package dev.centrala.core.routing.replay;

import java.util.List;

/**
 * What a replay showed. {@code missing} are numbers that the recording does not hold; after one,
 * the rest proves nothing, and the replay ends there.
 */
public record ReplayResult(long replayed, long firstMissing, List<Difference> differences) {
  /** For {@code firstMissing}: nothing is missing. */
  public static final long NONE = 0;

  public ReplayResult {
    differences = List.copyOf(differences);
  }

  public boolean isIdentical() {
    return differences.isEmpty() && firstMissing == NONE;
  }

  /** A command that was answered otherwise: what the rules say now, as text. */
  public record Difference(long number, String command, String now) {}
}
