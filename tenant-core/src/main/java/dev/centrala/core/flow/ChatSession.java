package dev.centrala.core.flow;

import dev.centrala.core.interaction.InteractionState;
import dev.centrala.core.shared.CustomerId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.ThreadId;

/** One visitor's chat. Whoever holds the token may go on with it, from any page and any node. */
public record ChatSession(
    TenantId tenant,
    InteractionId interaction,
    ThreadId thread,
    CustomerId customer,
    String resumeToken,
    InteractionState state) {}
