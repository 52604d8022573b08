package dev.centrala.connectors.twilio.control;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.voice.VoiceInstruction.Door;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The addresses of calls that we give to Twilio; each is signed by Twilio when it comes back, so
 * that what it names cannot be changed. The fragment asks for retries, as for messages; a call
 * waits for its document, so the tries are shorter.
 */
public final class VoiceUrls {
  private static final String RETRIES = "#ct=2000&rt=5000&tt=14000&rc=2&rp=ct,rt,5xx";
  private static final String REPORT_RETRIES = "#ct=2000&rt=10000&tt=15000&rc=5&rp=ct,rt,5xx";

  private VoiceUrls() {}

  public static String arrival(ConnectionAccess connection) {
    return connection.webhookBaseUrl() + "/voice" + RETRIES;
  }

  /** The same door after a pause that Twilio makes. */
  public static String arrivalFallback(ConnectionAccess connection) {
    return connection.webhookBaseUrl() + "/voice?fallback=1" + RETRIES;
  }

  /** Reports of lines that were not dialled by us. */
  public static String status(ConnectionAccess connection) {
    return connection.webhookBaseUrl() + "/voice/status" + REPORT_RETRIES;
  }

  /** Reports of a line that we dial; they may overtake the answer to the dialling. */
  static String status(ConnectionAccess connection, LegId leg) {
    return connection.webhookBaseUrl() + "/voice/status?leg=" + leg + REPORT_RETRIES;
  }

  /** Reports of a recording or a message that we have asked for. */
  static String recording(ConnectionAccess connection, RecordingId recording) {
    return connection.webhookBaseUrl() + "/recording?r=" + recording + REPORT_RETRIES;
  }

  static String room(ConnectionAccess connection, InteractionId interaction) {
    return connection.webhookBaseUrl() + "/conference?i=" + interaction + REPORT_RETRIES;
  }

  static String bridge(ConnectionAccess connection, InteractionId interaction) {
    return connection.webhookBaseUrl() + "/voice/bridge?i=" + interaction + RETRIES;
  }

  static String bridge(ConnectionAccess connection, LegId leg) {
    return connection.webhookBaseUrl() + "/voice/bridge?leg=" + leg + RETRIES;
  }

  static String wait(ConnectionAccess connection, InteractionId interaction, int round) {
    return connection.webhookBaseUrl()
        + "/voice/wait?i="
        + interaction
        + "&round="
        + round
        + RETRIES;
  }

  static String digits(ConnectionAccess connection, String digits) {
    return connection.webhookBaseUrl()
        + "/voice/digits?d="
        + URLEncoder.encode(digits, StandardCharsets.UTF_8)
        + RETRIES;
  }

  static String music(ConnectionAccess connection) {
    return connection.webhookBaseUrl() + "/voice/music.wav";
  }

  /** A document that plays the music without an end. */
  static String musicDocument(ConnectionAccess connection) {
    return connection.webhookBaseUrl() + "/voice/music";
  }

  /** The door that takes what was pressed, said or recorded. */
  static String answers(ConnectionAccess connection, Door door) {
    return switch (door) {
      case Door.OfFlow(InteractionId interaction, int step) ->
          gather(connection, "i=" + interaction + "&step=" + step);
      case Door.OfQueue(InteractionId interaction, int round, int step) ->
          gather(connection, "i=" + interaction + "&queue=" + round + "&at=" + step);
      case Door.OfCustomer(InteractionId interaction) -> bridge(connection, interaction);
      case Door.OfLeg(LegId leg) -> bridge(connection, leg);
    };
  }

  /** The door that tells what to do next, without an input. */
  static String again(ConnectionAccess connection, Door door) {
    return switch (door) {
      case Door.OfQueue(InteractionId interaction, int round, int _) ->
          wait(connection, interaction, round);
      default -> answers(connection, door);
    };
  }

  private static String gather(ConnectionAccess connection, String query) {
    return connection.webhookBaseUrl() + "/voice/gather?" + query + RETRIES;
  }
}
