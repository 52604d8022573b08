package dev.centrala.connectors.sandbox.voice;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Identifiers of the shape Twilio gives: two letters and 32 hexadecimal digits. */
final class VoiceSids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private VoiceSids() {}

  static String next(String prefix) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return prefix + HexFormat.of().formatHex(bytes);
  }
}
