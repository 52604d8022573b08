package dev.centrala.core.shared;

import org.jspecify.annotations.Nullable;

/** Which page is asked for: 1 to 200 items after an opaque cursor. */
public record PageRequest(int limit, @Nullable String cursor) {
  public static final int MOST = 200;

  public PageRequest {
    if (limit < 1 || limit > MOST) {
      throw RefusedException.invalid("/limit", "limit must be between 1 and " + MOST);
    }
  }
}
