package dev.centrala.core.messaging;

import dev.centrala.core.shared.ConnectionId;
import java.time.Instant;

/**
 * A message to hand to a provider: from the entry point's address to the customer's. {@code tried}:
 * an earlier try ended without an answer.
 */
public record Dispatch(
    Message message,
    ConnectionId connection,
    String from,
    String to,
    int attempts,
    boolean tried,
    Instant firstTriedAt) {}
