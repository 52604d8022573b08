package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.Verb;
import dev.centrala.connectors.sandbox.voice.VoiceCall.Listening;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Executes {@code <Gather>}: keys or words cut the prompts short. */
final class GatherVerb {
  private static final String CONFIDENCE = "0.93";

  private final Script script;
  private final Stage stage;
  private final VoiceCall call;

  GatherVerb(Script script, Stage stage) {
    this.script = script;
    this.stage = stage;
    this.call = script.call();
  }

  @Nullable Source perform(Source document, Verb.Gather gather) {
    script.answer();
    listen(
        gather.digits() && gather.speech()
            ? Listening.BOTH
            : gather.digits() ? Listening.DIGITS : Listening.SPEECH);
    try {
      Supplier<@Nullable Boolean> input =
          () -> (call.keys.isEmpty() && call.words.isEmpty()) ? null : Boolean.TRUE;
      for (Verb.Prompt prompt : gather.prompts()) {
        if (script.exchange().floor().get(input) == null) {
          script.prompts().play(stage, document, prompt, input);
        }
      }
      return collect(document, gather);
    } finally {
      listen(Listening.NOTHING);
    }
  }

  private void listen(Listening listening) {
    script
        .exchange()
        .floor()
        .run(() -> {
          call.keys.clear();
          call.words.clear();
          call.listening = listening;
          if (listening == Listening.NOTHING) {
            call.played.clear();
          }
          call.changed.signalAll();
        });
  }

  private @Nullable Source collect(Source document, Verb.Gather gather) {
    StringBuilder digits = new StringBuilder();
    String finishedOn = "";
    Duration patience = Duration.ofSeconds(gather.timeoutSeconds());
    while (gather.numDigits() == null || digits.length() < gather.numDigits()) {
      String input = script.await(stage, this::next, patience);
      if (input == null) {
        break;
      }
      if (input.length() > 1) {
        return result(document, gather, spoken(gather, input.substring(1)));
      }
      if (gather.finishOnKey().contains(input)) {
        finishedOn = input;
        break;
      }
      digits.append(input);
    }
    if (digits.isEmpty() && !gather.actionOnEmptyResult()) {
      return null;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("msg", "Gather End");
    fields.put("Digits", digits.toString());
    fields.put("FinishedOnKey", finishedOn);
    return result(document, gather, fields);
  }

  /** A key, or a blank and what was said. */
  private @Nullable String next() {
    String words = call.words.poll();
    if (words != null) {
      return " " + words;
    }
    Character key = call.keys.poll();
    return key == null ? null : key.toString();
  }

  private static Map<String, String> spoken(Verb.Gather gather, String words) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("msg", "Gather End");
    fields.put("SpeechResult", words);
    fields.put("Confidence", CONFIDENCE);
    fields.put("Language", gather.language());
    return fields;
  }

  private static Source result(Source document, Verb.Gather gather, Map<String, String> fields) {
    return Script.action(document, gather.action(), gather.method(), fields);
  }
}
