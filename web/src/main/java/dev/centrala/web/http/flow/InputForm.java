package dev.centrala.web.http.flow;

import dev.centrala.core.flow.graph.FlowInput;
import dev.centrala.core.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One input of a script; exactly one field is there. */
public record InputForm(
    @Nullable String digits,
    @Nullable String text,
    @Nullable String speech,
    @Nullable String choice,
    @Nullable Boolean silence,
    @Nullable String queueExit,
    @Nullable Map<String, Object> done,
    @Nullable String failed,
    @Nullable Integer recorded,
    @Nullable Boolean hungUp) {
  FlowInput input() {
    List<FlowInput> given = new ArrayList<>();
    add(given, digits == null ? null : new FlowInput.Digits(digits));
    add(given, text == null ? null : new FlowInput.Text(text));
    add(given, speech == null ? null : new FlowInput.Speech(speech, 1));
    add(given, choice == null ? null : new FlowInput.Choice(choice));
    add(given, silence == null ? null : new FlowInput.Silence());
    add(given, queueExit == null ? null : new FlowInput.QueueExit(queueExit));
    add(given, done == null ? null : new FlowInput.EffectDone(null, done));
    add(given, failed == null ? null : new FlowInput.Failed(failed));
    add(given, recorded == null ? null : new FlowInput.Recorded("simulated", recorded));
    add(given, hungUp == null ? null : new FlowInput.HungUp());
    if (given.size() != 1) {
      throw RefusedException.invalid("/inputs", "each input has exactly one field");
    }
    return given.getFirst();
  }

  private static void add(List<FlowInput> inputs, @Nullable FlowInput input) {
    if (input != null) {
      inputs.add(input);
    }
  }

  /** An input in the words of the form. */
  static Map<String, Object> write(FlowInput input) {
    return switch (input) {
      case FlowInput.Begun _ -> Map.of("begun", true);
      case FlowInput.Digits digits -> Map.of("digits", digits.digits());
      case FlowInput.Text text -> Map.of("text", text.text());
      case FlowInput.Speech speech -> Map.of("speech", speech.text());
      case FlowInput.Choice choice -> Map.of("choice", choice.option());
      case FlowInput.Silence _ -> Map.of("silence", true);
      case FlowInput.QueueExit exit -> Map.of("queueExit", exit.exit());
      case FlowInput.EffectDone done -> Map.of("done", done.values());
      case FlowInput.Failed failed -> Map.of("failed", failed.code());
      case FlowInput.Recorded recorded -> Map.of("recorded", recorded.seconds());
      case FlowInput.HungUp _ -> Map.of("hungUp", true);
    };
  }
}
