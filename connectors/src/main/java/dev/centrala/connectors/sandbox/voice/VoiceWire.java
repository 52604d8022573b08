package dev.centrala.connectors.sandbox.voice;

import java.util.Map;
import java.util.Optional;

/** How the exchange reaches the web: signed webhooks, and audio. Blocks. */
public interface VoiceWire {

  /**
   * What was answered.
   *
   * @param status 0 when there was no answer
   */
  record Answer(int status, String contentType, String body) {
    boolean succeeded() {
      return status >= 200 && status < 300;
    }
  }

  /** Asks for a document. */
  Answer fetch(String accountSid, String url, String method, Map<String, String> form);

  /** Fetches audio; empty when it is not there or is none. */
  Optional<byte[]> audio(String url);

  /** Reports something; {@code token} is the same for repetitions of the same report. */
  void report(String accountSid, String url, String method, Map<String, String> form, String token);

  /** How callbacks are disturbed just now. */
  CallbackTrouble trouble();
}
