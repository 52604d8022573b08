package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as the carrier holds it at one moment.
 *
 * @param direction {@code inbound}, {@code outbound-api} or {@code outbound-dial}
 * @param startedAt when it was answered, or when it ended unanswered
 * @param durationSeconds what is billed; null before the end
 * @param answeredBy of machine detection: {@code human}, {@code machine_start} …
 */
public record CallRecord(
    String accountSid,
    String sid,
    @Nullable String parentSid,
    String direction,
    String from,
    String to,
    @Nullable String phoneNumberSid,
    CallStatus status,
    @Nullable String answeredBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Integer durationSeconds,
    List<Heard> heard,
    List<CallError> errors) {}
