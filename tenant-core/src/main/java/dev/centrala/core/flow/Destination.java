package dev.centrala.core.flow;

import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.QueueId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry point leads: to a flow, or straight to a queue. {@code reopenWithin} overrides the
 * tenant's rule.
 */
public record Destination(
    EntryPointId entryPoint,
    Channel channel,
    @Nullable FlowId flow,
    @Nullable QueueId queue,
    @Nullable Duration reopenWithin,
    int startsPerVisitorPerHour,
    int startsPerAddressPerHour) {}
