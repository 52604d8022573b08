package dev.centrala.core.routing;

import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stored explanation: what was decided, for whom, who was not chosen and why, in figures and in
 * words, and what the decision went by, absent where that was not kept yet.
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
    String text,
    @Nullable Inputs inputs) {

  /**
   * What was asked of agents, in words, after how many relaxations; how long the contact had
   * waited; its priority with that of its queue; how the queue serves, the contact's place among
   * all (when it came or is due, priority counted as waiting) and when it is due, if it is.
   */
  public record Inputs(
      int ring,
      List<String> asked,
      long waitedSeconds,
      long priority,
      String order,
      Instant place,
      @Nullable Instant dueAt) {}

  /** One agent who was not chosen. */
  public record Excluded(String agentId, String name, String reason) {}

  /** Further agents, by reason. */
  public record Others(String reason, int count) {}
}
