package dev.centrala.connectors.sandbox.voice;

import java.time.Instant;

/**
 * Something that came out of a party's telephone.
 *
 * @param text the words, the URL of the audio, the keys, or the name of the tone
 * @param language of the words, or empty
 */
public record Heard(Kind kind, String text, String language, Instant at) {

  /** What it sounded like. */
  public enum Kind {
    /** Text that the carrier spoke. */
    SAY,
    /** Audio that the carrier played. */
    PLAY,
    /** Audio while waiting or on hold. */
    MUSIC,
    /** Another party's words. */
    SPEECH,
    /** Another party's keys. */
    KEYS,
    /** Ringing, a busy tone, a beep. */
    TONE
  }
}
