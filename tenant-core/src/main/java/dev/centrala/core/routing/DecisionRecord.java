package dev.centrala.core.routing;

import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stored explanation: what was decided, for whom, who was not chosen and why, in figures and in
 * words.
 */
public record DecisionRecord(
    Instant at,
    String decision,
    @Nullable UserId chosen,
    @Nullable String chosenName,
    int considered,
    List<Excluded> excluded,
    List<Others> others,
    @Nullable String tieBreak,
    String text) {

  /** One agent who was not chosen. */
  public record Excluded(String agentId, String name, String reason) {}

  /** Further agents, by reason. */
  public record Others(String reason, int count) {}
}
