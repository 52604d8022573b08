package dev.centrala.core.tenant;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who answers STOP, START and HELP, and with which words where it is we; absent words are the
 * default ones.
 */
public record OptOutSettings(
    HandledBy handledBy,
    @Nullable String stopText,
    @Nullable String startText,
    @Nullable String helpText) {
  public static final OptOutSettings DEFAULT =
      new OptOutSettings(HandledBy.CARRIER, null, null, null);

  /** The carrier answers opt-out words itself, or leaves it to us. */
  public enum HandledBy {
    CARRIER,
    CENTRALA;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
