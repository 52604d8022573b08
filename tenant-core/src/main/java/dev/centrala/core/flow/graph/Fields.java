package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.FieldError;
import dev.centrala.core.shared.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of the stored form. Each is read once, by name and within its limits;
 * what is wrong, and what nobody read, is noted with its pointer.
 */
final class Fields {
  static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_EXPRESSION = 500;
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

  private final String pointer;
  private final Map<?, ?> form;
  private final List<FieldError> errors;
  private final Set<String> known = new HashSet<>();

  Fields(String pointer, Map<?, ?> form, List<FieldError> errors) {
    this.pointer = pointer;
    this.form = form;
    this.errors = errors;
  }

  String pointer() {
    return pointer;
  }

  /** Hands the rest over to a reader of its own. */
  Map<?, ?> with(Set<String> names) {
    known.addAll(names);
    return form;
  }

  Set<String> names() {
    Set<String> names = new HashSet<>();
    form.keySet().forEach(name -> names.add(String.valueOf(name)));
    return names;
  }

  List<FieldError> errors() {
    return errors;
  }

  boolean has(String name) {
    return value(name) != null;
  }

  @Nullable Object value(String name) {
    known.add(name);
    return form.get(name);
  }

  String text(String name, int longest) {
    if (value(name) instanceof String text && !text.isBlank() && text.length() <= longest) {
      return text;
    }
    wrong(name, "must be text of 1 to " + longest + " characters");
    return "";
  }

  String name(String name) {
    return text(name, LONGEST_NAME);
  }

  @Nullable String optionalText(String name, int longest) {
    return has(name) ? text(name, longest) : null;
  }

  String expression(String name) {
    return text(name, LONGEST_EXPRESSION);
  }

  @Nullable String optionalExpression(String name) {
    return optionalText(name, LONGEST_EXPRESSION);
  }

  /** A name under which a value is kept. */
  String variable(String name) {
    String variable = text(name, 40);
    if (!variable.isEmpty() && !NAME.matcher(variable).matches()) {
      wrong(name, "must be a letter and then letters, digits or underscores");
    }
    return variable;
  }

  @Nullable String optionalVariable(String name) {
    return has(name) ? variable(name) : null;
  }

  int number(String name, int least, int most, int usual) {
    Object value = value(name);
    if (value == null) {
      return usual;
    }
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    wrong(name, "must be a whole number from " + least + " to " + most);
    return usual;
  }

  boolean flag(String name, boolean usual) {
    Object value = value(name);
    if (value == null || value instanceof Boolean) {
      return value == null ? usual : (Boolean) value;
    }
    wrong(name, "must be true or false");
    return usual;
  }

  /** One of the names; the first stands for what is of no use. */
  String oneOf(String name, String... names) {
    for (String each : names) {
      if (each.equals(value(name))) {
        return each;
      }
    }
    wrong(name, "must be one of " + String.join(", ", names));
    return names[0];
  }

  <I> @Nullable I id(String name, Function<String, I> parse) {
    try {
      return parse.apply(text(name, LONGEST_NAME));
    } catch (RefusedException notAnId) {
      wrong(name, "is not an id");
      return null;
    }
  }

  String language(String name) {
    String language = text(name, 35);
    if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
      wrong(name, "must be a language tag, such as en or de-CH");
    }
    return language;
  }

  static boolean isLanguage(String tag) {
    return LANGUAGE.matcher(tag).matches();
  }

  /** The ways out that are there. */
  Exits exits(String... names) {
    Exits exits = Exits.NONE;
    for (String name : names) {
      exits = exits.and(name, optionalText(name, LONGEST_NAME));
    }
    return exits.and("error", optionalText("error", LONGEST_NAME));
  }

  List<String> texts(String name, int most) {
    if (!has(name)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (value(name) instanceof List<?> list && list.size() <= most) {
      for (Object item : list) {
        if (item instanceof String text && !text.isBlank() && text.length() <= LONGEST_NAME) {
          texts.add(text);
        }
      }
      if (texts.size() == list.size()) {
        return texts;
      }
    }
    wrong(name, "must be at most " + most + " texts of 1 to " + LONGEST_NAME + " characters");
    return texts;
  }

  <T> List<T> each(String name, int most, Function<Fields, @Nullable T> read) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || list.size() > most) {
      wrong(name, "must be a list of at most " + most);
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      T item = object(pointer + "/" + name + "/" + i, list.get(i), read);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  <T> @Nullable T inner(String name, Function<Fields, @Nullable T> read) {
    Object value = value(name);
    return value == null ? null : object(pointer + "/" + name, value, read);
  }

  private <T> @Nullable T object(
      String at, @Nullable Object value, Function<Fields, @Nullable T> read) {
    if (!(value instanceof Map<?, ?> map)) {
      errors.add(new FieldError(at, "must be an object"));
      return null;
    }
    Fields fields = new Fields(at, map, errors);
    T item = read.apply(fields);
    fields.done();
    return item;
  }

  /** An object whose fields are all texts, in their order. */
  Map<String, String> map(String name, int most, int longest) {
    Object value = value(name);
    if (value == null) {
      return Map.of();
    }
    Map<String, String> read = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map && map.size() <= most) {
      map.forEach((key, each) -> {
        if (each instanceof String text && !text.isBlank() && text.length() <= longest) {
          read.put(String.valueOf(key), text);
        } else {
          wrong(name + "/" + key, "must be text of 1 to " + longest + " characters");
        }
      });
    } else {
      wrong(name, "must be an object of at most " + most + " fields");
    }
    return read;
  }

  /** A text, or a text for each language; with recordings and a card where they are beside it. */
  Words words(String name) {
    return new Words(byLanguage(name, LONGEST_TEXT), Map.of(), null);
  }

  @Nullable Words optionalWords(String name) {
    return has(name) ? words(name) : null;
  }

  Words spoken() {
    Map<String, AttachmentId> audio = new LinkedHashMap<>();
    if (has("audioId")) {
      byLanguage("audioId", LONGEST_NAME)
          .forEach((language, text) -> {
            try {
              audio.put(language, AttachmentId.parse(text));
            } catch (RefusedException notAnId) {
              wrong("audioId", "is not an id");
            }
          });
    }
    return new Words(byLanguage("text", LONGEST_TEXT), audio, inner("card", Fields::card));
  }

  private static Card card(Fields fields) {
    String image = fields.optionalText("imageUrl", LONGEST_TEXT);
    if (image != null && !image.startsWith("https://")) {
      fields.wrong("imageUrl", "must begin with https://");
    }
    return new Card(
        fields.optionalText("title", 200),
        fields.optionalText("text", LONGEST_TEXT),
        image,
        fields.each(
            "links",
            5,
            link -> {
              String url = link.text("url", LONGEST_TEXT);
              if (!url.startsWith("https://")) {
                link.wrong("url", "must begin with https://");
              }
              return new Card.Link(link.text("label", 80), url);
            }));
  }

  private Map<String, String> byLanguage(String name, int longest) {
    if (!(value(name) instanceof Map<?, ?>)) {
      return Map.of(Words.ANY, text(name, longest));
    }
    Map<String, String> read = map(name, 30, longest);
    if (read.isEmpty() || !read.keySet().stream().allMatch(Fields::isLanguage)) {
      wrong(name, "must be a text, or a text for each language");
    }
    return read;
  }

  /** Notes fields that nobody read. */
  void done() {
    form.keySet().stream()
        .map(String::valueOf)
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> wrong(name, "unknown field"));
  }

  void wrong(String field, String detail) {
    errors.add(new FieldError(pointer + "/" + field, detail));
  }
}
