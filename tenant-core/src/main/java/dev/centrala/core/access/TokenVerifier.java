package dev.centrala.core.access;

import java.util.Optional;

/**
 * Checks the signature, the times, the issuer and the audience of an access token; knows nothing of
 * sessions that ended early.
 */
public interface TokenVerifier {
  /** The caller that the token names; empty when any part of it is wrong. */
  Optional<Caller> verify(String accessToken);
}
