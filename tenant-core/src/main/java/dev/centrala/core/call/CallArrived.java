package dev.centrala.core.call;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.EntryPointId;
import org.jspecify.annotations.Nullable;

/**
 * A call that a carrier brought to one of our numbers; {@code providerCallId} recognises a repeat.
 * {@code from} is absent where the caller keeps the number to themselves.
 */
public record CallArrived(
    String provider,
    String providerCallId,
    ConnectionId connection,
    EntryPointId entryPoint,
    @Nullable String from,
    String to,
    @Nullable String callerName) {}
