package dev.centrala.core.outbound;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * A number of the business itself that it can call as; {@code queue} is the one it leads straight
 * to.
 */
public record OwnNumber(
    EntryPointId entryPoint, ConnectionId connection, String number, @Nullable QueueId queue) {}
