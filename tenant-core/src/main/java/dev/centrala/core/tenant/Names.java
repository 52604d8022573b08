package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;

/**
 * What the name of anything set up must be: 1 to 100 characters, not only white space, without
 * control characters.
 */
public final class Names {
  public static final int LONGEST = 100;

  private Names() {}

  /** Refuses any other as invalid at {@code /name}. */
  public static void check(String name) {
    check("/name", name, LONGEST);
  }

  /** Refuses text that is blank, longer than {@code longest} or holds control characters. */
  public static void check(String pointer, String text, int longest) {
    if (text.isBlank()) {
      throw RefusedException.invalid(pointer, "must not be empty");
    }
    if (text.length() > longest) {
      throw RefusedException.invalid(pointer, "must not be longer than " + longest);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw RefusedException.invalid(pointer, "must not hold control characters");
    }
  }
}
