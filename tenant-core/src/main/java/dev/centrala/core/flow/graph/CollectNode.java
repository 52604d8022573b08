package dev.centrala.core.flow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for digits, a number, a date, a text or a PIN and keeps the answer under a name; a PIN among
 * the secrets, out of logs and timelines. Where {@code confirm} is given, {@code {{answer}}} in it
 * is what was understood, and the customer says yes or no to it.
 */
public record CollectNode(
    String id,
    Asking asking,
    AnswerKind kind,
    String variable,
    int least,
    int most,
    @Nullable String finishOn,
    @Nullable Words confirm,
    Exits exits)
    implements FlowNode {
  private static final String CONFIRMING = "confirm";
  private static final int LONGEST = 500;

  static CollectNode read(Fields fields) {
    String kind = fields.oneOf("kind", "digits", "number", "date", "text", "pin", "yesNo");
    return new CollectNode(
        fields.name("id"),
        Asking.read(fields),
        AnswerKind.fromWireName(kind),
        fields.variable("variable"),
        fields.number("minimum", 0, Integer.MAX_VALUE, 1),
        fields.number("maximum", 1, Integer.MAX_VALUE, kind.equals("number") ? 999_999_999 : 20),
        fields.has("finishOn") ? fields.oneOf("finishOn", "#", "*") : "#",
        fields.optionalWords(CONFIRMING),
        fields.exits("next", "silence", "noMatch"));
  }

  @Override
  public String type() {
    return "collect";
  }

  private Asking.Answer answer(Moment now) {
    if (kind == AnswerKind.YES_NO) {
      return YesNo.answer(now);
    }
    boolean counted = kind == AnswerKind.DIGITS || kind == AnswerKind.PIN;
    int longest = kind == AnswerKind.DATE ? 8 : counted ? Math.min(most, LONGEST) : 15;
    return new Asking.Answer(
        kind.question(), List.of(), counted ? least : 1, longest, finishOn, kind.isSecret());
  }

  @Override
  public Move enter(Moment now) {
    return asking.ask(now, answer(now));
  }

  @Override
  public Move take(Moment now, FlowInput input) {
    if (now.isIn(CONFIRMING)) {
      return confirmed(now, input);
    }
    Optional<Object> value = understood(now, input);
    if (value.isEmpty()) {
      return asking.missed(now, input, answer(now), "noMatch");
    }
    if (confirm == null || kind.isSecret()) {
      return keep(now, value.get());
    }
    now.phase(CONFIRMING, heard(input));
    return askToConfirm(now);
  }

  private Optional<Object> understood(Moment now, FlowInput input) {
    return kind == AnswerKind.YES_NO
        ? asking.question(now, answer(now)).chosen(input).map(option -> option.id().equals("yes"))
        : kind.read(heard(input), least, most);
  }

  private Move askToConfirm(Moment now) {
    return now.await(
        new Instruction.Ask(id, asking.question(now, YesNo.answer(now), toConfirm(now))));
  }

  private Words toConfirm(Moment now) {
    Words words = confirm == null ? Words.of("") : confirm;
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    String answer = now.candidate().replace("{{", "").replace("}}", "");
    words
        .texts()
        .forEach((language, text) -> texts.put(language, text.replace("{{answer}}", answer)));
    return new Words(texts, Map.of(), null);
  }

  private Move confirmed(Moment now, FlowInput input) {
    Optional<Option> said = asking.question(now, YesNo.answer(now)).chosen(input);
    if (said.isEmpty()) {
      Asking again =
          new Asking(toConfirm(now), null, asking.retries(), asking.timeoutSeconds(), true);
      return again.missed(now, input, YesNo.answer(now), "noMatch");
    }
    if (said.get().id().equals("yes")) {
      return keep(now, kind.read(now.candidate(), least, most).orElse(now.candidate()));
    }
    now.phase(null, null);
    return now.missed() > asking.retries() ? Move.leave("noMatch") : asking.ask(now, answer(now));
  }

  private Move keep(Moment now, Object value) {
    now.phase(null, null);
    if (kind.isSecret()) {
      now.keepSecret(variable, String.valueOf(value));
      now.note("flow.answered", Map.of("node", id, "secret", true));
    } else {
      now.set(variable, value);
      now.note("flow.answered", Map.of("node", id, "answer", String.valueOf(value)));
    }
    return Move.leave("next");
  }

  private static String heard(FlowInput input) {
    String heard =
        switch (input) {
          case FlowInput.Digits digits -> digits.digits();
          case FlowInput.Text text -> text.text();
          case FlowInput.Speech speech -> speech.text();
          case FlowInput.Choice choice -> choice.option();
          default -> "";
        };
    return heard.length() > LONGEST ? heard.substring(0, LONGEST) : heard.strip();
  }

  @Override
  public boolean waitsBefore(String exit) {
    return !exit.equals("error");
  }

  @Override
  public List<Words> words() {
    List<Words> words = new ArrayList<>(asking.words());
    if (confirm != null) {
      words.add(confirm);
    }
    return words;
  }

  @Override
  public void write(Map<String, Object> form) {
    asking.write(form);
    form.put("kind", kind.wireName());
    form.put("variable", variable);
    Written.unless(form, "minimum", least, 1);
    Written.unless(form, "maximum", most, kind == AnswerKind.NUMBER ? 999_999_999 : 20);
    Written.unless(form, "finishOn", finishOn == null ? "#" : finishOn, "#");
    Written.words(form, CONFIRMING, confirm);
  }

  /** In lower case, without what is only spoken between digits. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
  }
}
