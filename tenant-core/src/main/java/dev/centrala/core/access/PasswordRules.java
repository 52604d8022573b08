package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;
import java.text.Normalizer;

/**
 * What a password must be: 10 to 200 characters, anything typable; length counts for more than
 * kinds of characters (NIST SP 800-63B).
 */
public final class PasswordRules {
  public static final int SHORTEST = 10;
  public static final int LONGEST = 200;

  private PasswordRules() {}

  /** The password as it is hashed; refuses as invalid before any hashing. */
  static String accepted(String pointer, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw RefusedException.invalid(
          pointer, "must have " + SHORTEST + " to " + LONGEST + " characters");
    }
    if (password.chars().distinct().count() < 4) {
      throw RefusedException.invalid(pointer, "must not repeat a few characters only");
    }
    return normal(password);
  }

  /** The one form of a password, however the keyboard composed its accents. */
  static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
