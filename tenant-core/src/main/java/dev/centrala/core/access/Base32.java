package dev.centrala.core.access;

/**
 * Base 32 of RFC 4648 without padding, as authenticator apps take secrets and as people can type
 * codes.
 */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte each : bytes) {
      held = (held << Byte.SIZE | Byte.toUnsignedInt(each)) & 0xFFFF;
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt(held >> bits & MASK));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(held << BITS - bits & MASK));
    }
    return text.toString();
  }

  /** Throws for a character that is not of the alphabet. */
  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
    int held = 0;
    int bits = 0;
    int at = 0;
    for (char each : text.toCharArray()) {
      int value = ALPHABET.indexOf(each);
      if (value < 0) {
        throw new IllegalArgumentException("not base 32");
      }
      held = (held << BITS | value) & 0xFFFF;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    return bytes;
  }
}
