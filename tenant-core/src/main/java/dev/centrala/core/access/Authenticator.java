package dev.centrala.core.access;

/** Proves who holds an access token. */
public interface Authenticator {
  /**
   * The caller; refuses as unauthenticated when the token is false, expired, revoked or its user is
   * no longer active.
   */
  Caller authenticate(String accessToken);
}
