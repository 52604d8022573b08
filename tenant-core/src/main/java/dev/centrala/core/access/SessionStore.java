package dev.centrala.core.access;

import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions and the hashes of their refresh tokens. */
public interface SessionStore {
  void insert(Tx tx, SessionId session, UserId user, Instant at);

  void insertRefreshToken(Tx tx, SessionId session, byte[] hash, Instant expiresAt);

  /**
   * The token with its session locked, so that two uses of one token are seen one after the other.
   */
  Optional<RefreshToken> lockRefreshToken(Tx tx, byte[] hash);

  void markUsed(Tx tx, byte[] hash, Instant at);

  /** False when it had ended before. */
  boolean end(Tx tx, SessionId session, Instant at, String reason);

  /** The sessions of the user that this ended: all but {@code except}. */
  List<SessionId> endAll(Tx tx, UserId user, @Nullable SessionId except, Instant at, String reason);

  /** The user's present roles, when the session is open and the user is active. */
  Optional<Set<Role>> liveRoles(Tx tx, UserId user, SessionId session);
}
