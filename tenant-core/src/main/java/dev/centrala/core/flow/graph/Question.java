package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is asked. {@code prompts} are said in order, the first ones telling why it is
 * asked again. A channel answers with {@link FlowInput.Digits}, {@code Speech}, {@code Text},
 * {@code Choice} or, after {@code timeoutSeconds} without any, {@code Silence}; whether the answer
 * will do is the flow's to say. Digits end at {@code maxDigits} or at {@code finishOn} (a key,
 * absent: none). A {@code secret} answer is kept out of logs, timelines and stored messages.
 */
public record Question(
    Kind kind,
    List<Prompt> prompts,
    List<Option> options,
    int minDigits,
    int maxDigits,
    @Nullable String finishOn,
    int timeoutSeconds,
    boolean speech,
    boolean secret) {
  public Question {
    prompts = List.copyOf(prompts);
    options = List.copyOf(options);
  }

  /** What kind of answer is expected; {@code MENU} and {@code YES_NO} have options. */
  public enum Kind {
    MENU,
    DIGITS,
    NUMBER,
    DATE,
    TEXT,
    PIN,
    YES_NO
  }

  /** The option that an answer means, if it means exactly one. */
  public Optional<Option> chosen(FlowInput input) {
    List<Option> meant =
        switch (input) {
          case FlowInput.Choice choice ->
              options.stream().filter(option -> option.id().equals(choice.option())).toList();
          case FlowInput.Digits digits ->
              options.stream().filter(option -> digits.digits().equals(option.digit())).toList();
          case FlowInput.Text text ->
              options.stream().filter(option -> option.isWritten(text.text())).toList();
          case FlowInput.Speech speech ->
              options.stream().filter(option -> option.isSpoken(speech.text())).toList();
          default -> List.of();
        };
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }
}
