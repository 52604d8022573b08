package dev.centrala.core.flow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a node asks: the words, those that come first when it asks again, how often it asks again,
 * how long it waits (0: as long as the channel usually does) and whether the answer may be spoken.
 */
public record Asking(
    Words text, @Nullable Words again, int retries, int timeoutSeconds, boolean speech) {
  private static final int USUAL_RETRIES = 2;
  private static final int LONGEST_SECONDS = 86_400;

  public static Asking of(Words text) {
    return new Asking(text, null, USUAL_RETRIES, 0, true);
  }

  static Asking read(Fields fields) {
    return new Asking(
        fields.spoken(),
        fields.optionalWords("again"),
        fields.number("retries", 0, 10, USUAL_RETRIES),
        fields.number("timeoutSeconds", 0, LONGEST_SECONDS, 0),
        fields.flag("speech", true));
  }

  void write(Map<String, Object> form) {
    Written.spoken(form, text);
    Written.words(form, "again", again);
    Written.unless(form, "retries", retries, USUAL_RETRIES);
    Written.unless(form, "timeoutSeconds", timeoutSeconds, 0);
    Written.unless(form, "speech", speech, true);
  }

  List<Words> words() {
    return again == null ? List.of(text) : List.of(text, again);
  }

  /** Asks it with these words. */
  Question question(Moment now, Answer answer, Words... said) {
    List<Prompt> prompts =
        new ArrayList<>(Stream.of(said).map(words -> words.prompt(now)).toList());
    return new Question(
        answer.kind(),
        prompts,
        answer.options(),
        answer.minDigits(),
        answer.maxDigits(),
        answer.finishOn(),
        timeoutSeconds,
        speech && !answer.secret(),
        answer.secret());
  }

  Move ask(Moment now, Answer answer) {
    return now.await(new Instruction.Ask(now.node(), question(now, answer, text)));
  }

  /** Asks again, or leaves: by {@code silence} where nothing came, else by the exit given. */
  Move missed(Moment now, FlowInput input, Answer answer, String exit) {
    if (input instanceof FlowInput.EffectDone || input instanceof FlowInput.QueueExit) {
      return Move.STAY;
    }
    if (now.missed() > retries) {
      return Move.leave(input instanceof FlowInput.Silence ? "silence" : exit);
    }
    Question question =
        again == null ? question(now, answer, text) : question(now, answer, again, text);
    return now.await(new Instruction.Ask(now.node(), question));
  }

  /** What kind of answer is asked for. */
  record Answer(
      Question.Kind kind,
      List<Option> options,
      int minDigits,
      int maxDigits,
      @Nullable String finishOn,
      boolean secret) {
    static Answer of(Question.Kind kind, List<Option> options) {
      int longest =
          options.stream()
              .map(Option::digit)
              .filter(java.util.Objects::nonNull)
              .mapToInt(String::length)
              .max()
              .orElse(1);
      return new Answer(kind, options, 1, longest, longest > 1 ? "#" : null, false);
    }
  }
}
