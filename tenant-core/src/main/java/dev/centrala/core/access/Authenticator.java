package dev.centrala.core.access;

/** Proves who holds an access token. */
public interface Authenticator {
  /**
   * The caller; refuses as unauthenticated when the token is false, expired, revoked or its user is
   * no longer active.
   */
  Caller authenticate(String accessToken);

  /**
   * Whom the token names, by its signature and its time alone: enough to count what is asked for,
   * not to allow it. Nothing is looked up.
   */
  default Caller named(String accessToken) {
    return authenticate(accessToken);
  }

  /** What {@link #named} left to be proved. */
  default Caller live(Caller named) {
    return named;
  }
}
