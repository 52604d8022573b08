package dev.centrala.core.access;

import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time that a user has a desktop open, however many tabs. All instants are whole seconds; what
 * lies before {@code accountedTo} is usage already.
 */
public record Seat(
    UUID id,
    UserId user,
    Instant startedAt,
    Instant lastSeenAt,
    Instant accountedTo,
    @Nullable Instant endedAt) {
  Seat seen(Instant at) {
    Instant latest = at.isAfter(lastSeenAt) ? at : lastSeenAt;
    return new Seat(id, user, startedAt, latest, accountedTo, endedAt);
  }

  Seat accounted(Instant to) {
    return new Seat(id, user, startedAt, lastSeenAt, to, endedAt);
  }

  Seat ended(Instant at) {
    return new Seat(id, user, startedAt, lastSeenAt, accountedTo, at);
  }
}
