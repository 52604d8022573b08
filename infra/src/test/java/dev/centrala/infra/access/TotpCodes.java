package dev.centrala.infra.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator app shows: written again from RFC 6238 and RFC 4648, not from the product.
 */
final class TotpCodes {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private TotpCodes() {}

  static String at(String secret, Instant at) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
      return String.format("%06d", number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] bytes(String secret) {
    StringBuilder bits = new StringBuilder();
    for (char letter : secret.toCharArray()) {
      String five = Integer.toBinaryString(ALPHABET.indexOf(letter));
      bits.append("0".repeat(5 - five.length())).append(five);
    }
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    return bytes;
  }
}
