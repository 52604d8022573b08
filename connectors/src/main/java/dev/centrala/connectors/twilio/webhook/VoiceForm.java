package dev.centrala.connectors.twilio.webhook;

import dev.centrala.connectors.twilio.control.TwilioCallControl;
import dev.centrala.core.call.CallInput;
import dev.centrala.core.recording.RecordingReport;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.RecordingId;
import dev.centrala.core.voice.LegReport;
import dev.centrala.core.voice.RoomReport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of voice webhooks in the core's words; throws IllegalArgumentException otherwise. */
final class VoiceForm {
  private static final Pattern CALL = Pattern.compile("CA[0-9a-fA-F]{32}");
  private static final Pattern RECORDING = Pattern.compile("RE[0-9a-fA-F]{32}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{3,14}");
  private static final int LONGEST_INPUT = 1000;

  /** How {@code <Dial>} says that a connection to outside ended. */
  private static final Map<String, String> CONNECTED =
      Map.of(
          "completed", "completed",
          "answered", "completed",
          "busy", "busy",
          "no-answer", "noAnswer",
          "failed", "failed",
          "canceled", "failed");

  private VoiceForm() {}

  static String callSid(FormFields form) {
    String sid = form.get("CallSid");
    if (!CALL.matcher(sid).matches()) {
      throw new IllegalArgumentException("not a call");
    }
    return sid;
  }

  /** A number, or nothing where the caller keeps it to themselves or has none. */
  static @Nullable String number(String text) {
    return E164.matcher(text).matches() ? text : null;
  }

  /** What was pressed, said, recorded, or how a connection ended. */
  static CallInput input(FormFields form) {
    String confidence = form.get("Confidence");
    String seconds = form.get("RecordingDuration");
    return new CallInput(
        some(form.get("Digits")),
        some(form.get("SpeechResult")),
        confidence.matches("[01](\\.[0-9]{1,18})?") ? Double.parseDouble(confidence) : 0,
        form.find("RecordingSid").filter(sid -> RECORDING.matcher(sid).matches()).orElse(null),
        seconds.matches("[0-9]{1,6}") ? Integer.parseInt(seconds) : 0,
        CONNECTED.get(form.get("DialCallStatus")));
  }

  private static @Nullable String some(String text) {
    if (text.length() > LONGEST_INPUT) {
      throw new IllegalArgumentException("an input of " + text.length() + " characters");
    }
    return text.isEmpty() ? null : text;
  }

  /** Empty for a status that says nothing of a line. */
  static Optional<LegReport> legReport(FormFields form, @Nullable LegId own) {
    String sid = callSid(form);
    String seconds = form.get("CallDuration");
    return TwilioCallControl.stateOf(form.get("CallStatus"))
        .map(state ->
            new LegReport(
                sid,
                own,
                state,
                state.isOver() && seconds.matches("[0-9]{1,8}") ? Integer.valueOf(seconds) : null));
  }

  /** Empty for an event that says nothing of who is in the room. */
  static Optional<RoomReport> roomReport(FormFields form, InteractionId interaction, Instant now) {
    RoomReport.Event event =
        switch (form.get("StatusCallbackEvent")) {
          case "participant-join" -> RoomReport.Event.JOINED;
          case "participant-leave" -> RoomReport.Event.LEFT;
          case "participant-mute",
              "participant-unmute",
              "participant-hold",
              "participant-unhold",
              "participant-modify" ->
              RoomReport.Event.CHANGED;
          default -> null;
        };
    if (event == null) {
      return Optional.empty();
    }
    Instant at = instant(form.get("Timestamp")).orElse(now);
    String sequence = form.get("SequenceNumber");
    long number = sequence.matches("[0-9]{1,9}") ? Long.parseLong(sequence) : 0;
    return Optional.of(
        new RoomReport(
            interaction,
            form.get("ConferenceSid"),
            callSid(form),
            event,
            "true".equals(form.get("Muted")),
            "true".equals(form.get("Hold")),
            RoomReport.sequence(at, number),
            at));
  }

  /** Empty for a status that says nothing new of a recording. */
  static Optional<RecordingReport> recordingReport(FormFields form, @Nullable RecordingId own) {
    String sid = form.get("RecordingSid");
    if (!RECORDING.matcher(sid).matches()) {
      throw new IllegalArgumentException("not a recording");
    }
    RecordingReport.Event event =
        switch (form.get("RecordingStatus")) {
          case "in-progress" -> RecordingReport.Event.STARTED;
          case "completed" -> RecordingReport.Event.ENDED;
          case "absent" -> RecordingReport.Event.ABSENT;
          default -> null;
        };
    String seconds = form.get("RecordingDuration");
    return Optional.ofNullable(event)
        .map(known ->
            new RecordingReport(
                sid, own, known, seconds.matches("[0-9]{1,6}") ? Integer.parseInt(seconds) : 0));
  }

  private static Optional<Instant> instant(String rfc2822) {
    try {
      return Optional.of(
          ZonedDateTime.parse(rfc2822, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
