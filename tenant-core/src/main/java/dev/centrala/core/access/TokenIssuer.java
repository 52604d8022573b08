package dev.centrala.core.access;

/** Signs access tokens. */
public interface TokenIssuer {
  AccessToken issue(Caller caller);
}
