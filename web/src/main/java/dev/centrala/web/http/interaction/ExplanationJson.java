package dev.centrala.web.http.interaction;

import dev.centrala.core.routing.DecisionRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why routing decided as it did, as it is sent. */
public record ExplanationJson(
    Instant at,
    String decision,
    @Nullable Chosen chosen,
    int considered,
    List<DecisionRecord.Excluded> excluded,
    List<DecisionRecord.Others> others,
    @Nullable String tieBreak,
    String text,
    DecisionRecord.@Nullable Inputs inputs) {
  /** The agent who was chosen. */
  public record Chosen(String agentId, @Nullable String name) {}

  static ExplanationJson of(DecisionRecord record) {
    return new ExplanationJson(
        record.at(),
        record.decision(),
        record.chosen() == null
            ? null
            : new Chosen(record.chosen().toString(), record.chosenName()),
        record.considered(),
        record.excluded(),
        record.others(),
        record.tieBreak(),
        record.text(),
        record.inputs());
  }
}
