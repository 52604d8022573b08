package dev.centrala.infra.crypto;

import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

/**
 * A key pair on P-256 that signs access tokens from {@code signsFrom} on, until a younger one does.
 */
public record SigningKey(
    String id, ECPublicKey publicKey, PrivateKey privateKey, Instant createdAt, Instant signsFrom) {
  /** Never the key. */
  @Override
  public String toString() {
    return "SigningKey " + id;
  }
}
