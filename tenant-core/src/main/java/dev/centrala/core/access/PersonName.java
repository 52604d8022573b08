package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;

/** Checks the name of a person. */
final class PersonName {
  private PersonName() {}

  /** Trimmed, 1 to 200 characters, no control characters. */
  static String of(String text) {
    String name = text.strip();
    if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw RefusedException.invalid("/name", "must be 1 to 200 characters on one line");
    }
    return name;
  }
}
