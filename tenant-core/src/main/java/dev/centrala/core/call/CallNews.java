package dev.centrala.core.call;

import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.AgentDelta;
import dev.centrala.core.interaction.ConversationFeeds;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.shared.TenantId;

/** Shows the agent who has a call how it stands now, after the commit. */
public final class CallNews {
  private final InteractionViews views;
  private final ConversationFeeds feeds;

  public CallNews(InteractionViews views, ConversationFeeds feeds) {
    this.views = views;
    this.feeds = feeds;
  }

  public void tell(Tx tx, Interaction now) {
    if (now.assignment() != null && now.state() != InteractionState.OFFERED) {
      AgentDelta.Updated delta = new AgentDelta.Updated(views.of(tx, now));
      TenantId tenant = tx.tenant();
      tx.afterCommit(() -> feeds.toAgent(tenant, now, delta));
    }
  }
}
