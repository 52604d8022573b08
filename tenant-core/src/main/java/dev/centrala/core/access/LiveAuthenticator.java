package dev.centrala.core.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.Id;
import dev.centrala.core.shared.KeyId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Proves callers: the token must verify, and its session or key must still be good. That is asked
 * of the database and remembered for {@link #REMEMBERED}, so a revoked token is refused that much
 * later at most; roles are the present ones, not the token's.
 */
public final class LiveAuthenticator implements Authenticator, SessionEnder {
  static final Duration REMEMBERED = Duration.ofSeconds(3);

  /** One caller asks again so long before the end, so that many do not ask at once. */
  private static final Duration LOOKED_AT_BEFORE = Duration.ofSeconds(1);

  private static final int MOST_REMEMBERED = 50_000;

  private final TokenVerifier verifier;
  private final Transactions transactions;
  private final SessionStore sessions;
  private final KeyStore keys;
  private final InstantSource clock;
  private final Map<Id, Known> known = new ConcurrentHashMap<>();

  /** {@code again} is taken by the one who looks again before it is forgotten. */
  private record Known(@Nullable Set<Role> roles, Instant until, AtomicBoolean again) {
    boolean isGoodFor(Instant now) {
      return now.isBefore(until)
          && (now.isBefore(until.minus(LOOKED_AT_BEFORE)) || !again.compareAndSet(false, true));
    }
  }

  public LiveAuthenticator(
      TokenVerifier verifier,
      Transactions transactions,
      SessionStore sessions,
      KeyStore keys,
      InstantSource clock) {
    this.verifier = verifier;
    this.transactions = transactions;
    this.sessions = sessions;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Caller authenticate(String accessToken) {
    return live(named(accessToken));
  }

  @Override
  public Caller named(String accessToken) {
    return verifier.verify(accessToken).orElseThrow(LiveAuthenticator::refused);
  }

  @Override
  public Caller live(Caller named) {
    return current(named).orElseThrow(LiveAuthenticator::refused);
  }

  /**
   * The caller with present roles; empty once the session or key is good no more. For whoever keeps
   * a caller, such as a socket.
   */
  public Optional<Caller> current(Caller caller) {
    Set<Role> roles = known(caller).roles();
    return Optional.ofNullable(roles)
        .map(
            now -> new Caller(caller.tenant(), caller.user(), caller.session(), caller.key(), now));
  }

  private Known known(Caller caller) {
    Id subject = subject(caller);
    Known remembered = known.get(subject);
    if (remembered != null && remembered.isGoodFor(clock.instant())) {
      return remembered;
    }
    // Stamped before the look, so that the memory never outlives its time because the database was
    // slow.
    Instant until = clock.instant().plus(REMEMBERED);
    Known fresh = new Known(look(caller).orElse(null), until, new AtomicBoolean());
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(subject, fresh);
    return fresh;
  }

  private Optional<Set<Role>> look(Caller caller) {
    UserId user = caller.user();
    SessionId session = caller.session();
    KeyId key = caller.key();
    return transactions.inTenant(
        caller.tenant(),
        tx -> {
          if (user != null && session != null) {
            return sessions.liveRoles(tx, user, session);
          }
          return key == null ? Optional.empty() : keys.find(tx, key).map(ApiKey::roles);
        });
  }

  private static Id subject(Caller caller) {
    SessionId session = caller.session();
    KeyId key = caller.key();
    if (session != null) {
      return session;
    }
    return key == null ? caller.tenant() : key;
  }

  /** On the node that ended it the session is refused at once. */
  @Override
  public void ended(TenantId tenant, UserId user, SessionId session) {
    known.remove(session);
  }

  private static RefusedException refused() {
    return new RefusedException(
        new Refusal.Unauthenticated("The access token is not valid, or not any more."));
  }
}
