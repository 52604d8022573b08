package dev.centrala.infra.outbound;

import dev.centrala.core.tenant.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body. */
final class WebhookSignature {
  private WebhookSignature() {}

  /** {@code v1,…} under one secret. */
  static String sign(WebhookSecret secret, String messageId, Instant at, String body) {
    String signed = messageId + "." + at.getEpochSecond() + "." + body;
    byte[] key = Base64.getDecoder().decode(secret.text().substring(WebhookSecret.PREFIX.length()));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
