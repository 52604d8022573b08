package dev.centrala.core.messaging;

import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.ThreadId;
import org.jspecify.annotations.Nullable;

/**
 * The lasting conversation between one customer address and one entry point. {@code current} is its
 * newest interaction; {@code optedOut} is set while the customer has asked for silence.
 */
public record MessageThread(
    ThreadId id,
    EntryPointId entryPoint,
    String customerAddress,
    @Nullable InteractionId current,
    boolean optedOut) {}
