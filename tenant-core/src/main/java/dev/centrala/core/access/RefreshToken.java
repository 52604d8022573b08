package dev.centrala.core.access;

import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;

/** A refresh token as stored, with the state of its session. */
public record RefreshToken(
    SessionId session,
    UserId user,
    Instant sessionStartedAt,
    boolean sessionEnded,
    Instant expiresAt,
    boolean used) {}
