package dev.centrala.core.call;

import org.jspecify.annotations.Nullable;

/**
 * What came from a caller's line: keys, words with how surely they were understood (0 to 1), a
 * message of so many seconds, or how a connection to outside ended ({@code completed}, {@code
 * busy}, {@code noAnswer}, {@code failed}). All absent: silence.
 */
public record CallInput(
    @Nullable String digits,
    @Nullable String speech,
    double confidence,
    @Nullable String recording,
    int recordingSeconds,
    @Nullable String connected) {
  public static final CallInput NONE = new CallInput(null, null, 0, null, 0, null);

  /** Without its words, which may be a secret. */
  @Override
  public String toString() {
    return "an input of a caller";
  }
}
