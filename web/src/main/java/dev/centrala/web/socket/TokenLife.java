package dev.centrala.web.socket;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads when a token that was proved good ends, so that a socket does not outlive it. */
final class TokenLife {
  private TokenLife() {}

  /**
   * The {@code exp} of a JWT; absent for a token of another form, whose end only the standing check
   * finds out.
   */
  static @Nullable Instant expiresAt(String provedToken, ObjectMapper json) {
    String[] sections = provedToken.split("\\.", -1);
    if (sections.length != 3) {
      return null;
    }
    try {
      long seconds =
          json.readTree(Base64.getUrlDecoder().decode(sections[1])).path("exp").asLong(0);
      return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    } catch (IOException | IllegalArgumentException notJson) {
      return null;
    }
  }
}
