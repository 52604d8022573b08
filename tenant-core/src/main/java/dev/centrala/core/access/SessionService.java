package dev.centrala.core.access;

import dev.centrala.core.audit.AuditTrail;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Actor;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions: a family of refresh tokens, each good once. A token that comes back after use means
 * that two parties hold it, so the family ends (RFC 9700, section 4.14). Sockets of an ended
 * session are closed after the commit.
 */
public final class SessionService {
  static final Duration IDLE = Duration.ofDays(14);
  static final Duration LONGEST = Duration.ofDays(90);

  private final Transactions transactions;
  private final SessionStore sessions;
  private final UserStore users;
  private final TokenIssuer issuer;
  private final SessionEnder ender;
  private final AuditTrail trail;
  private final InstantSource clock;

  public SessionService(
      Transactions transactions,
      SessionStore sessions,
      UserStore users,
      TokenIssuer issuer,
      SessionEnder ender,
      AuditTrail trail,
      InstantSource clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.users = users;
    this.issuer = issuer;
    this.ender = ender;
    this.trail = trail;
    this.clock = clock;
  }

  /** Opens a session for a user who has proved who they are. */
  IssuedTokens start(Tx tx, User user) {
    SessionId session = SessionId.next();
    sessions.insert(tx, session, user.id(), clock.instant());
    return issue(tx, user, session, clock.instant());
  }

  /**
   * New tokens for a refresh token; anything but its first use within its time is refused as
   * unauthenticated.
   */
  public IssuedTokens refresh(String refreshToken) {
    OpaqueToken token = OpaqueToken.parse(refreshToken).orElseThrow(SessionService::refused);
    // The end of a family must be committed, so the refusal is thrown after the transaction.
    return transactions
        .inTenant(token.tenant(), tx -> rotate(tx, token))
        .orElseThrow(SessionService::refused);
  }

  private Optional<IssuedTokens> rotate(Tx tx, OpaqueToken token) {
    Instant now = clock.instant();
    RefreshToken stored = sessions.lockRefreshToken(tx, token.hash()).orElse(null);
    if (stored == null || stored.sessionEnded()) {
      return Optional.empty();
    }
    if (stored.used()) {
      end(tx, stored.user(), stored.session(), "refreshTokenReused");
      trail.write(
          tx,
          Actor.SYSTEM,
          "session.refreshTokenReused",
          "user",
          stored.user().toString(),
          Map.of("sessionId", stored.session().toString()));
      return Optional.empty();
    }
    User user = users.find(tx, stored.user()).filter(User::isActive).orElse(null);
    if (user == null || !now.isBefore(stored.expiresAt())) {
      end(tx, stored.user(), stored.session(), "expired");
      return Optional.empty();
    }
    sessions.markUsed(tx, token.hash(), now);
    return Optional.of(issue(tx, user, stored.session(), stored.sessionStartedAt()));
  }

  private IssuedTokens issue(Tx tx, User user, SessionId session, Instant startedAt) {
    Instant idleEnd = clock.instant().plus(IDLE);
    Instant lastEnd = startedAt.plus(LONGEST);
    OpaqueToken refresh = OpaqueToken.next(tx.tenant());
    sessions.insertRefreshToken(
        tx, session, refresh.hash(), idleEnd.isBefore(lastEnd) ? idleEnd : lastEnd);
    AccessToken access =
        issuer.issue(new Caller(tx.tenant(), user.id(), session, null, user.roles()));
    return new IssuedTokens(tx.tenant(), user.id(), access, refresh);
  }

  /** Signs the caller out; without effect for an API key. */
  public void end(Caller caller) {
    UserId user = caller.user();
    SessionId session = caller.session();
    if (user != null && session != null) {
      transactions.doInTenant(caller.tenant(), tx -> end(tx, user, session, "signedOut"));
    }
  }

  private void end(Tx tx, UserId user, SessionId session, String reason) {
    if (sessions.end(tx, session, clock.instant(), reason)) {
      tx.afterCommit(() -> ender.ended(tx.tenant(), user, session));
    }
  }

  /** Ends the user's sessions but {@code except}. */
  void endAll(Tx tx, UserId user, @Nullable SessionId except, String reason) {
    for (SessionId session : sessions.endAll(tx, user, except, clock.instant(), reason)) {
      tx.afterCommit(() -> ender.ended(tx.tenant(), user, session));
    }
  }

  private static RefusedException refused() {
    return new RefusedException(
        new Refusal.Unauthenticated("The session has ended; please sign in again."));
  }
}
