package dev.centrala.core.interaction;

import dev.centrala.core.customer.Customer;
import dev.centrala.core.interaction.card.CardFacts;
import org.jspecify.annotations.Nullable;

/**
 * An interaction with the names a person needs to read it, its call if it is one, and the message
 * that a caller has left if that is what it is about.
 */
public record InteractionView(
    Interaction interaction,
    Customer customer,
    @Nullable String queueName,
    @Nullable String agentName,
    @Nullable CallView call,
    CardFacts facts,
    @Nullable LeftMessage message) {}
