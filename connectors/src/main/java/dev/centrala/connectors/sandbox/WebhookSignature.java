package dev.centrala.connectors.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as the carrier: HMAC-SHA1 with the auth token over the URL and the sorted fields of the
 * form.
 */
final class WebhookSignature {
  private WebhookSignature() {}

  static String sign(String authToken, String url, Map<String, String> form) {
    StringBuilder text = new StringBuilder(url);
    SortedMap<String, String> sorted = new TreeMap<>(form);
    sorted.forEach((name, value) -> text.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] signature = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has HmacSHA1", missing);
    }
  }
}
