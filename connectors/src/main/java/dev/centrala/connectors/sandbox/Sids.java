package dev.centrala.connectors.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Identifiers of the shape Twilio gives: two letters and 32 hexadecimal digits. */
final class Sids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");

  private Sids() {}

  static String next(String prefix) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return prefix + HexFormat.of().formatHex(bytes);
  }

  static boolean isAccount(String sid) {
    return ACCOUNT.matcher(sid).matches();
  }
}
