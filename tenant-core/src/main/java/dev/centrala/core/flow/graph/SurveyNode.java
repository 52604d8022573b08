package dev.centrala.core.flow.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks how it was: satisfaction from 1 to 5 (CSAT), or how likely a recommendation is from 0 to 10
 * (NPS), and then for a word about it where {@code comment} asks for one. Who does not answer goes
 * on by {@code silence}, or {@code next}.
 */
public record SurveyNode(
    String id, Asking asking, boolean nps, @Nullable Words comment, String variable, Exits exits)
    implements FlowNode {
  private static final String COMMENT = "comment";
  private static final int LONGEST_COMMENT = 1_000;

  static SurveyNode read(Fields fields) {
    return new SurveyNode(
        fields.name("id"),
        Asking.read(fields),
        fields.oneOf("kind", "csat", "nps").equals("nps"),
        fields.optionalWords(COMMENT),
        fields.has("variable") ? fields.variable("variable") : "score",
        fields.exits("next", "silence"));
  }

  @Override
  public String type() {
    return "survey";
  }

  private Asking.Answer answer() {
    List<Option> scores =
        IntStream.rangeClosed(nps ? 0 : 1, nps ? 10 : 5)
            .mapToObj(String::valueOf)
            .map(score -> new Option(score, score, score, List.of()))
            .toList();
    return Asking.Answer.of(Question.Kind.MENU, scores);
  }

  private static Asking.Answer free() {
    return new Asking.Answer(Question.Kind.TEXT, List.of(), 0, 0, null, false);
  }

  @Override
  public Move enter(Moment now) {
    return asking.ask(now, answer());
  }

  @Override
  public Move take(Moment now, FlowInput input) {
    if (now.isIn(COMMENT)) {
      return commented(now, input);
    }
    Optional<Option> score = asking.question(now, answer()).chosen(input);
    if (score.isEmpty()) {
      Move move = asking.missed(now, input, answer(), "silence");
      return move.equals(Move.leave("silence")) ? unanswered() : move;
    }
    int given = Integer.parseInt(score.get().id());
    now.set(variable, (long) given);
    if (comment == null) {
      return rated(now, given, null);
    }
    now.phase(COMMENT, String.valueOf(given));
    return now.await(new Instruction.Ask(id, asking.question(now, free(), comment)));
  }

  private Move commented(Moment now, FlowInput input) {
    int given = Integer.parseInt(now.candidate());
    return switch (input) {
      case FlowInput.Text text -> rated(now, given, text.text());
      case FlowInput.Speech speech -> rated(now, given, speech.text());
      case FlowInput.EffectDone _, FlowInput.QueueExit _ -> Move.STAY;
      default -> rated(now, given, null);
    };
  }

  private Move rated(Moment now, int given, @Nullable String words) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("node", id);
    data.put("kind", nps ? "nps" : "csat");
    data.put("score", given);
    if (words != null && !words.isBlank()) {
      data.put(
          COMMENT, words.length() > LONGEST_COMMENT ? words.substring(0, LONGEST_COMMENT) : words);
    }
    now.note("survey.answered", data);
    return Move.leave("next");
  }

  private Move unanswered() {
    return Move.leave(exits.of("silence") == null ? "next" : "silence");
  }

  @Override
  public boolean waitsBefore(String exit) {
    return !exit.equals("error");
  }

  @Override
  public List<Words> words() {
    List<Words> words = new ArrayList<>(asking.words());
    if (comment != null) {
      words.add(comment);
    }
    return words;
  }

  @Override
  public void write(Map<String, Object> form) {
    asking.write(form);
    form.put("kind", nps ? "nps" : "csat");
    Written.words(form, COMMENT, comment);
    Written.unless(form, "variable", variable, "score");
  }
}
