package dev.centrala.core.access;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords of RFC 6238 as authenticator apps know them: SHA-1, 30 seconds, six
 * digits. A code of the step before or after the present one fits too, for clocks that are a little
 * off.
 */
final class Totp {
  static final int DIGITS = 6;

  private static final int STEP_SECONDS = 30;
  private static final int DRIFT_STEPS = 1;

  /** As long as the hash (RFC 4226, section 4, R6). */
  private static final int SECRET_BYTES = 20;

  private static final int MODULUS = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  static byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** The address that an authenticator app reads from a QR code (the key URI format). */
  static String uri(byte[] secret, String issuer, String account) {
    String name = encoded(issuer);
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
        .formatted(name, encoded(account), Base32.encode(secret), name, DIGITS, STEP_SECONDS);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The latest of the steps around {@code now} whose code this is; empty when none. */
  static OptionalLong step(byte[] secret, String code, Instant now) {
    long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    byte[] given = code.getBytes(StandardCharsets.UTF_8);
    for (long step = present + DRIFT_STEPS; step >= present - DRIFT_STEPS; step--) {
      if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** RFC 4226, section 5.3, with the number of the time step as the counter. */
  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0x0F;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % MODULUS);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
