package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.Verb;
import dev.centrala.connectors.sandbox.voice.VoiceCall.Listening;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executes {@code <Record>}: until a key, silence, the longest length, or the caller hangs up. */
final class RecordVerb {
  private final Script script;
  private final Exchange exchange;
  private final VoiceCall call;
  private boolean spoken;

  RecordVerb(Script script) {
    this.script = script;
    this.exchange = script.exchange();
    this.call = script.call();
  }

  @Nullable Source perform(Source document, Verb.Recording record) {
    script.answer();
    VoiceRecording recording =
        exchange
            .floor()
            .get(() -> {
              if (record.beep()) {
                exchange.hear(call, Heard.Kind.TONE, "beep", "");
              }
              listen(Listening.BOTH);
              return exchange
                  .recordings()
                  .start(
                      call.plan.accountSid(),
                      call,
                      null,
                      "RecordVerb",
                      "inbound",
                      1,
                      document.resolve(record.recordingStatus()));
            });
    String ended;
    try {
      ended = listen(record);
    } catch (ScriptBreak broken) {
      exchange.floor().run(() -> finish(recording));
      if (broken.why == ScriptBreak.Why.CALL_OVER && spoken) {
        script.tell(action(document, record, recording, "hangup"));
      }
      throw broken;
    }
    exchange.floor().run(() -> finish(recording));
    return spoken ? action(document, record, recording, ended) : null;
  }

  private void listen(Listening listening) {
    call.keys.clear();
    call.words.clear();
    call.listening = listening;
    call.changed.signalAll();
  }

  /** The key that ended it, or empty for silence or the longest length. */
  private String listen(Verb.Recording record) {
    long end = exchange.time().elapsedMillis() + record.maxSeconds() * 1000L;
    while (true) {
      long left = end - exchange.time().elapsedMillis();
      Duration patience = Duration.ofMillis(Math.min(left, record.timeoutSeconds() * 1000L));
      String input = script.await(Stage.CALL, this::next, patience);
      if (input == null) {
        return "";
      }
      if (!input.isEmpty() && record.finishOnKey().contains(input)) {
        return input;
      }
    }
  }

  /** A key, or empty for words. */
  private @Nullable String next() {
    if (call.words.poll() != null) {
      spoken = true;
      return "";
    }
    Character key = call.keys.poll();
    return key == null ? null : key.toString();
  }

  private void finish(VoiceRecording recording) {
    spoken |= !call.words.isEmpty();
    if (spoken) {
      exchange.recordings().stop(recording);
    } else {
      exchange.recordings().drop(recording);
    }
    listen(Listening.NOTHING);
  }

  private Source action(
      Source document, Verb.Recording record, VoiceRecording recording, String digits) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("RecordingSid", recording.sid);
    fields.put("RecordingUrl", exchange.recordings().url(recording));
    fields.put("RecordingDuration", Integer.toString(recording.durationSeconds()));
    fields.put("Digits", digits);
    return Script.action(document, record.action(), record.method(), fields);
  }
}
