package dev.centrala.core.flow;

import dev.centrala.core.shared.FlowId;
import org.jspecify.annotations.Nullable;

/**
 * A flow by name; {@code published} is the version that new contacts begin, absent before the first
 * publication.
 */
public record Flow(FlowId id, long version, String name, @Nullable Integer published) {}
