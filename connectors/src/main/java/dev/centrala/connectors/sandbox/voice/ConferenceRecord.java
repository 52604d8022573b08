package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conference as the carrier holds it at one moment.
 *
 * @param state {@code init}, {@code in-progress} or {@code completed}
 * @param endReason Twilio's {@code reason_conference_ended}
 */
public record ConferenceRecord(
    String accountSid,
    String sid,
    String name,
    String state,
    @Nullable String endReason,
    @Nullable String callSidEnding,
    List<ParticipantRecord> participants,
    Instant createdAt,
    Instant updatedAt) {}
