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
 * @param takesKeys whether a verb waits for keys just now
 * @param takesWords whether a verb waits for words just now
 * @param queue the name of the queue it waits in
 * @param conference the name of the conference it is in
 * @param said what its party has said and pressed
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
    boolean takesKeys,
    boolean takesWords,
    @Nullable String queue,
    @Nullable String conference,
    List<Heard> heard,
    List<Heard> said,
    List<CallError> errors) {}
