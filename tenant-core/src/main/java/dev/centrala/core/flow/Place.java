package dev.centrala.core.flow;

import dev.centrala.core.interaction.InteractionState;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a chat stands: position 1 is next, 0 does not wait; the estimate is absent when it would be
 * a guess.
 */
public record Place(
    InteractionState state,
    int position,
    OptionalLong estimatedWaitSeconds,
    @Nullable String agentName) {}
