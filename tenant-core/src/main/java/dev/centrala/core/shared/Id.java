package dev.centrala.core.shared;

import java.util.UUID;

/** A typed id over a UUID, so that no two kinds can be confused. */
public interface Id {
  UUID value();

  /** Reads the canonical 36-character form; anything else is refused as not found. */
  static UUID uuid(String text) {
    if (text.length() == 36) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException notAnId) {
        throw new RefusedException(new Refusal.NotFound("no such id"));
      }
    }
    throw new RefusedException(new Refusal.NotFound("no such id"));
  }
}
