package dev.centrala.connectors.sandbox.twiml;

import org.jspecify.annotations.Nullable;

/** Whom or what a {@code <Dial>} connects to. */
public sealed interface DialTarget {

  /**
   * A party to be rung.
   *
   * @param address {@code +49…}, {@code client:…} or {@code sip:…}
   * @param url what the party hears before it is connected
   * @param sendDigits keys to press once it answers
   */
  record Party(
      String address,
      @Nullable String url,
      String method,
      @Nullable String sendDigits,
      @Nullable ReportTarget status)
      implements DialTarget {}

  /**
   * A conference by name; {@code waitUrl} null is the carrier's own music, empty is silence.
   *
   * @param coach the call whose party alone hears this one
   */
  record Conference(
      String name,
      boolean muted,
      String beep,
      boolean startOnEnter,
      boolean endOnExit,
      @Nullable String waitUrl,
      String waitMethod,
      int maxParticipants,
      boolean record,
      @Nullable String coach,
      @Nullable String label,
      @Nullable ReportTarget status,
      @Nullable ReportTarget recordingStatus)
      implements DialTarget {}

  /** The caller who waits longest in a queue. */
  record Queue(String name) implements DialTarget {}
}
