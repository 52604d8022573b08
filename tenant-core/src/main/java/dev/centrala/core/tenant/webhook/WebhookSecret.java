package dev.centrala.core.tenant.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** A signing secret of Standard Webhooks 1.0: {@code whsec_} and 32 random bytes in base64. */
public record WebhookSecret(String text) {
  public static final String PREFIX = "whsec_";
  private static final int LENGTH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public static WebhookSecret next() {
    byte[] bytes = new byte[LENGTH_BYTES];
    RANDOM.nextBytes(bytes);
    return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
