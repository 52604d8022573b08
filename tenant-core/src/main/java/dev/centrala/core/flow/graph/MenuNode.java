package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Offers a choice, by digit, word, button or speech, and leaves by the option that was chosen; by
 * {@code silence} or {@code noMatch} when it has asked in vain.
 */
public record MenuNode(
    String id, Asking asking, List<Entry> entries, @Nullable String variable, Exits exits)
    implements FlowNode {
  private static final Set<String> OTHER_EXITS = Set.of("next", "error", "silence", "noMatch");
  private static final int MOST = 12;

  public MenuNode {
    entries = List.copyOf(entries);
  }

  /** An option; without a digit its number is its digit. */
  public record Entry(String id, Words label, @Nullable String digit, List<String> keywords) {
    public Entry {
      keywords = List.copyOf(keywords);
    }
  }

  static MenuNode read(Fields fields) {
    Map<String, String> targets = new LinkedHashMap<>();
    List<Entry> entries =
        fields.each(
            "options",
            MOST,
            option -> {
              Entry entry =
                  new Entry(
                      option.name("id"),
                      option.words("label"),
                      option.optionalText("digit", 2),
                      option.texts("keywords", 30));
              if (OTHER_EXITS.contains(entry.id()) || targets.containsKey(entry.id())) {
                option.wrong("id", "is taken");
              }
              String next = option.optionalText("next", 60);
              targets.put(entry.id(), next == null ? "" : next);
              return entry;
            });
    if (entries.isEmpty()) {
      fields.errors().add(new FieldError(fields.pointer() + "/options", "must have an option"));
    }
    Exits exits = fields.exits("silence", "noMatch");
    for (Map.Entry<String, String> target : targets.entrySet()) {
      exits = exits.and(target.getKey(), target.getValue().isEmpty() ? null : target.getValue());
    }
    return new MenuNode(
        fields.name("id"),
        Asking.read(fields),
        entries,
        fields.optionalVariable("variable"),
        exits);
  }

  @Override
  public String type() {
    return "menu";
  }

  @Override
  public List<String> needed() {
    return entries.stream().map(Entry::id).toList();
  }

  private Asking.Answer answer(Moment now) {
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      options.add(
          new Option(
              entry.id(), entry.label().prompt(now).text(), digit(i, entry), entry.keywords()));
    }
    return Asking.Answer.of(Question.Kind.MENU, options);
  }

  /** Its own, or its number where no other has that digit. */
  private @Nullable String digit(int index, Entry entry) {
    String number = String.valueOf(index + 1);
    boolean free = index < 9 && entries.stream().noneMatch(other -> number.equals(other.digit()));
    return entry.digit() == null && free ? number : entry.digit();
  }

  @Override
  public Move enter(Moment now) {
    return asking.ask(now, answer(now));
  }

  @Override
  public Move take(Moment now, FlowInput input) {
    Asking.Answer answer = answer(now);
    return asking
        .question(now, answer)
        .chosen(input)
        .map(option -> chosen(now, option))
        .orElseGet(() -> asking.missed(now, input, answer, "noMatch"));
  }

  private Move chosen(Moment now, Option option) {
    if (variable != null) {
      now.set(variable, option.id());
    }
    now.note("flow.answered", Map.of("node", id, "answer", option.label()));
    return Move.leave(option.id());
  }

  @Override
  public boolean waitsBefore(String exit) {
    return !exit.equals("error");
  }

  @Override
  public List<Words> words() {
    List<Words> words = new ArrayList<>(asking.words());
    entries.forEach(entry -> words.add(entry.label()));
    return words;
  }

  @Override
  public void write(Map<String, Object> form) {
    asking.write(form);
    Written.put(form, "variable", variable);
    form.put("options", entries.stream().map(this::write).toList());
  }

  private Map<String, Object> write(Entry entry) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", entry.id());
    Written.words(form, "label", entry.label());
    Written.put(form, "digit", entry.digit());
    Written.unless(form, "keywords", entry.keywords(), List.of());
    Written.put(form, "next", exits.of(entry.id()));
    return form;
  }
}
