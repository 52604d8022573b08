package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.DialTarget;
import dev.centrala.connectors.sandbox.twiml.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executes {@code <Dial>}: to a conference, to who waits in a queue, or to parties that ring. */
final class DialVerb {
  /** How a {@code <Dial>} came out, by Twilio's {@code DialCallStatus}. */
  record Result(String status, @Nullable VoiceCall other, @Nullable VoiceRecording recording) {}

  private final Script script;
  private final Exchange exchange;

  DialVerb(Script script) {
    this.script = script;
    this.exchange = script.exchange();
  }

  @Nullable Source perform(Source document, Verb.Dial dial) throws DocumentFailed {
    Result result =
        switch (dial.targets().getFirst()) {
          case DialTarget.Conference conference ->
              new Result(
                  new ConferenceVerb(script).perform(document, conference) ? "answered" : "failed",
                  null,
                  null);
          case DialTarget.Queue queue -> new Bridge(script, document, dial).toQueue(queue.name());
          case DialTarget.Party ignored -> toParties(document, dial);
        };
    return dial.action() == null ? null : action(document, dial, result);
  }

  private Result toParties(Source document, Verb.Dial dial) throws DocumentFailed {
    List<DialTarget.Party> parties =
        dial.targets().stream().map(DialTarget.Party.class::cast).toList();
    return new Bridge(script, document, dial).toParties(parties);
  }

  private Source action(Source document, Verb.Dial dial, Result result) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("DialCallStatus", result.status());
    VoiceCall other = result.other();
    if (other != null) {
      Integer seconds = exchange.floor().get(() -> other.durationSeconds);
      fields.put("DialCallSid", other.sid);
      fields.put("DialCallDuration", Integer.toString(seconds == null ? 0 : seconds));
      fields.put("DialBridged", Boolean.toString(result.status().equals("completed")));
    }
    VoiceRecording recording = result.recording();
    if (recording != null) {
      fields.put("RecordingUrl", exchange.recordings().url(recording));
      fields.put("RecordingSid", recording.sid);
      fields.put("RecordingDuration", Integer.toString(recording.durationSeconds()));
    }
    return Script.action(document, dial.action(), dial.method(), fields);
  }
}
