package dev.centrala.core.flow.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step as it is being made: what nodes read, and what they leave behind. Lives as long as the
 * step and is seen by one thread.
 */
public final class Moment {
  static final int MOST_CHARACTERS = 32_000;
  private static final int LONGEST_TEXT = 4_000;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

  static final UnaryOperator<String> IN_URL =
      value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  static final UnaryOperator<String> IN_HEADER = value -> value.replaceAll("\\p{Cntrl}", " ");

  /** Within the quotes of a JSON string. */
  static final UnaryOperator<String> IN_JSON =
      value ->
          value
              .replace("\\", "\\\\")
              .replace("\"", "\\\"")
              .replace("\n", "\\n")
              .replaceAll("\\p{Cntrl}", " ");

  private final FlowWorld world;
  private final FlowDefinition flow;
  private final String node;
  private final Map<String, Object> variables;
  private final Map<String, String> secrets;
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<FlowNote> notes = new ArrayList<>();
  private @Nullable String language;
  private @Nullable String phase;
  private @Nullable String candidate;
  private int attempts;

  Moment(FlowWorld world, FlowDefinition flow, String node, FlowState before) {
    this.world = world;
    this.flow = flow;
    this.node = node;
    this.variables = new LinkedHashMap<>(before.variables());
    this.secrets = new HashMap<>(before.secrets());
    this.language = before.language();
    this.phase = before.phase();
    this.candidate = before.candidate();
    this.attempts = before.attempts();
  }

  public FlowWorld world() {
    return world;
  }

  String node() {
    return node;
  }

  void say(@Nullable Words words) {
    if (words != null) {
      instructions.add(new Instruction.Say(node, words.prompt(this)));
    }
  }

  /** Gives an instruction that waits, and stays. */
  Move await(Instruction instruction) {
    instructions.add(instruction);
    return Move.STAY;
  }

  void pass(Instruction instruction) {
    instructions.add(instruction);
  }

  void note(String type, Map<String, Object> data) {
    notes.add(new FlowNote(type, data));
  }

  /** What may be seen by people: without secrets. */
  Object evaluate(String expression) {
    return evaluate(expression, Map.of());
  }

  private Object evaluate(String expression, Map<String, String> seen) {
    Map<String, Object> values = new HashMap<>(world.facts());
    values.put("vars", variables);
    values.put("secrets", seen);
    values.put("now", world.now());
    return world.expressions().evaluate(expression, values);
  }

  boolean holds(String expression) {
    if (evaluate(expression, secrets) instanceof Boolean holds) {
      return holds;
    }
    throw new FlowFailure("expression", "is neither true nor false");
  }

  /** The text with its placeholders filled in, for people: without secrets. */
  String render(String template) {
    return render(template, Map.of(), value -> value);
  }

  /** The same for another program, which may be told secrets. */
  String render(String template, UnaryOperator<String> written) {
    return render(template, secrets, written);
  }

  private String render(String template, Map<String, String> seen, UnaryOperator<String> written) {
    Matcher placeholder = PLACEHOLDER.matcher(template);
    StringBuilder text = new StringBuilder();
    while (placeholder.find()) {
      Object value = evaluate(placeholder.group(1).strip(), seen);
      placeholder.appendReplacement(text, Matcher.quoteReplacement(written.apply(written(value))));
      if (text.length() > LONGEST_TEXT) {
        throw new FlowFailure("tooLong", "the text is too long");
      }
    }
    return placeholder.appendTail(text).toString();
  }

  static List<String> placeholders(String template) {
    return PLACEHOLDER.matcher(template).results().map(found -> found.group(1).strip()).toList();
  }

  private static String written(Object value) {
    return value instanceof Double number && number == Math.rint(number) && !number.isInfinite()
        ? String.valueOf(number.longValue())
        : String.valueOf(value);
  }

  /** Keeps a JSON value for the rest of the run; all together have a limit. */
  void set(String name, Object value) {
    variables.put(name, value);
    if (variables.toString().length() > MOST_CHARACTERS) {
      variables.remove(name);
      throw new FlowFailure("tooLarge", "the variables of this contact are too large");
    }
  }

  void keepSecret(String name, String value) {
    secrets.put(name, value);
  }

  @Nullable String language() {
    return language == null && !flow.languages().isEmpty() ? flow.languages().getFirst() : language;
  }

  void speak(String tag) {
    this.language = tag;
  }

  /** The customer's, then the flow's in their order. */
  List<String> languages() {
    List<String> wanted = new ArrayList<>();
    if (language != null) {
      wanted.add(language);
    }
    wanted.addAll(flow.languages());
    return wanted;
  }

  boolean isIn(String which) {
    return which.equals(phase);
  }

  /** From now on it waits for this, with an answer that is still to be confirmed. */
  void phase(@Nullable String which, @Nullable String unconfirmed) {
    this.phase = which;
    this.candidate = unconfirmed;
  }

  String candidate() {
    return candidate == null ? "" : candidate;
  }

  /** How many answers at this node were of no use, this one included. */
  int missed() {
    attempts++;
    return attempts;
  }

  void startOver() {
    attempts = 0;
    phase(null, null);
  }

  List<Instruction> instructions() {
    return instructions;
  }

  List<FlowNote> notes() {
    return notes;
  }

  /** The state after this moment. */
  FlowState state(FlowState before, String at, int step, int sinceWait) {
    return new FlowState(
        before.flow(),
        before.version(),
        at,
        step,
        language,
        variables,
        secrets,
        attempts,
        phase,
        candidate,
        before.callers(),
        sinceWait,
        before.over());
  }
}
