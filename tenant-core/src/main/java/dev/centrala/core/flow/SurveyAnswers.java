package dev.centrala.core.flow;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What customers said when they were asked how it was. */
public interface SurveyAnswers {
  /** {@code kind} is csat (1 to 5) or nps (0 to 10); a node asks each contact once. */
  record Given(
      InteractionId interaction,
      FlowId flow,
      String node,
      String kind,
      int score,
      @Nullable String comment,
      Instant at) {}

  void add(Tx tx, Given answer);

  /** Newest contact first. */
  Page<Given> list(Tx tx, @Nullable InteractionId interaction, PageRequest page);
}
