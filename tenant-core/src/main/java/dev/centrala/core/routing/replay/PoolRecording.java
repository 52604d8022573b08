package dev.centrala.core.routing.replay;

import dev.centrala.core.shared.PoolRecordingId;
import java.time.Instant;

/**
 * A stretch of a pool's life: the picture after command {@code firstNumber} of the incarnation and
 * every command after it until {@code until}.
 */
public record PoolRecording(
    PoolRecordingId id,
    long incarnation,
    long firstNumber,
    int rulesVersion,
    String startedBy,
    Instant startedAt,
    Instant until) {}
