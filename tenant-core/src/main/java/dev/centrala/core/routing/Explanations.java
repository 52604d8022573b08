package dev.centrala.core.routing;

import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.pool.Explanation;
import dev.centrala.core.shared.InteractionId;
import java.util.List;

/** Why routing decided as it did, for each interaction, oldest first. */
public interface Explanations {
  void append(Tx tx, InteractionId interaction, Explanation explanation);

  List<DecisionRecord> list(Tx tx, InteractionId interaction);
}
