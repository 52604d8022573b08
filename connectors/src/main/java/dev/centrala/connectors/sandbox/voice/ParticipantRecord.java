package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant as the carrier holds it at one moment.
 *
 * @param coach the call whose party alone hears this one; null: everybody does
 * @param status {@code queued}, {@code connecting}, {@code ringing}, {@code connected} …
 */
public record ParticipantRecord(
    String accountSid,
    String conferenceSid,
    String callSid,
    @Nullable String label,
    @Nullable String coach,
    boolean muted,
    boolean held,
    boolean startsConference,
    boolean endsConference,
    String status,
    Instant createdAt,
    Instant updatedAt) {}
