package dev.centrala.core.routing.pool;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes waiting contacts interchangeable for matching: if the first of a class finds no agent,
 * none of it does. The queue, the stage and what contacts need of their own stand for the
 * requirement set; barred agents, those who are asked already, a hold, and an agent who asks by it
 * set a contact apart.
 */
record ClassKey(
    QueueId queue,
    Channel channel,
    Stage stage,
    List<Clause> needs,
    List<UserId> barred,
    List<UserId> asked,
    @Nullable UserId heldFor,
    Hold.@Nullable Kind holdKind,
    @Nullable UserId asker) {
  /** Whether this agent is not asked now, whatever they could take. */
  boolean passesOver(UserId agent) {
    return agent.equals(asker) || barred.contains(agent) || asked.contains(agent);
  }

  /** Whether it is the agent's own conversation, which needs no offer. */
  boolean own() {
    return holdKind == Hold.Kind.OWN;
  }
}
