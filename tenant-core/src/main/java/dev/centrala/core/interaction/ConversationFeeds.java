package dev.centrala.core.interaction;

import dev.centrala.core.messaging.Message;
import dev.centrala.core.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Both sides of a conversation: the agent's desktop, the customer's widget, and the sender for what
 * leaves the house.
 */
public final class ConversationFeeds {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationFeeds.class);

  private final AgentFeed agents;
  private final CustomerFeed customers;
  private final OutboundHint outbound;

  public ConversationFeeds(AgentFeed agents, CustomerFeed customers, OutboundHint outbound) {
    this.agents = agents;
    this.customers = customers;
    this.outbound = outbound;
  }

  /** Says that a tenant has a message to send; losing it costs a little time. */
  @FunctionalInterface
  public interface OutboundHint {
    void messagesWait(TenantId tenant);
  }

  public void messageAdded(TenantId tenant, Interaction interaction, Message message) {
    safely(
        () -> toAgent(tenant, interaction, new AgentDelta.MessageAdded(interaction.id(), message)));
    if (MessageLog.leavesTheHouse(interaction.channel())) {
      if (!message.inbound()) {
        safely(() -> outbound.messagesWait(tenant));
      }
    } else {
      toCustomer(tenant, interaction, new CustomerDelta.MessageAdded(message));
    }
  }

  /** There is a message to hand to a provider. */
  public void messagesWait(TenantId tenant) {
    safely(() -> outbound.messagesWait(tenant));
  }

  public void toAgent(TenantId tenant, Interaction interaction, AgentDelta delta) {
    if (interaction.assignment() != null && interaction.state() != InteractionState.OFFERED) {
      agents.publish(tenant, interaction.assignment().agent(), delta);
    }
  }

  public void toCustomer(TenantId tenant, Interaction interaction, CustomerDelta delta) {
    safely(() -> customers.publish(tenant, interaction.id(), delta));
  }

  private static void safely(Runnable hint) {
    try {
      hint.run();
    } catch (RuntimeException lost) {
      LOG.warn("a hint was lost", lost);
    }
  }
}
