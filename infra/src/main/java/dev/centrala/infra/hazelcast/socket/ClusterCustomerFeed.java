package dev.centrala.infra.hazelcast.socket;

import dev.centrala.core.interaction.CustomerDelta;
import dev.centrala.core.interaction.CustomerFeed;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hints to the nodes that hold the chat's sockets; what has changed they read from the database.
 */
public final class ClusterCustomerFeed implements CustomerFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterCustomerFeed.class);

  private final ClusterSessionDirectory directory;
  private final NodeHints hints;

  public ClusterCustomerFeed(ClusterSessionDirectory directory, NodeHints hints) {
    this.directory = directory;
    this.hints = hints;
  }

  @Override
  public void publish(TenantId tenant, InteractionId interaction, CustomerDelta delta) {
    Hint hint =
        delta instanceof CustomerDelta.AgentTyping
            ? new Hint.ChatTyping(interaction)
            : new Hint.ChatNews(interaction);
    try {
      directory.nodesOf(interaction).forEach(node -> hints.send(node, hint));
    } catch (RuntimeException lost) {
      LOG.warn("a hint about interaction {} was lost: {}", interaction, lost.toString());
    }
  }
}
