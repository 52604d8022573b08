package dev.centrala.core.voice;

import dev.centrala.core.shared.CallCommandId;
import java.time.Instant;

/**
 * A command on its way to the carrier, with the call and the line as they are now. {@code tried}:
 * an earlier try ended without an answer.
 */
public record Errand(
    CallCommandId id,
    Call call,
    CallLeg leg,
    CallCommand command,
    int attempts,
    boolean tried,
    Instant firstTriedAt,
    Instant writtenAt) {}
