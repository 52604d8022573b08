package dev.centrala.connectors.twilio.webhook;

import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a form post in the order they came, repeated names and all. */
public record FormFields(List<Field> fields) {

  /** One name and value. */
  public record Field(String name, String value) {}

  private static final int MOST_FIELDS = 500;

  public FormFields {
    fields = List.copyOf(fields);
  }

  /**
   * Reads {@code application/x-www-form-urlencoded}; throws IllegalArgumentException when it is not
   * that.
   */
  public static FormFields parse(String body) {
    List<Field> fields = new ArrayList<>();
    for (String pair : body.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (fields.size() == MOST_FIELDS) {
        throw new IllegalArgumentException("more than " + MOST_FIELDS + " fields");
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.add(new Field(decode(name), decode(value)));
    }
    return new FormFields(fields);
  }

  /**
   * The texts at the top of a JSON body, which some of Twilio's webhooks have in place of a form.
   */
  static FormFields ofJson(JsonObject body) {
    return new FormFields(
        body.stream()
            .filter(entry -> entry.getValue() instanceof CharSequence)
            .map(entry -> new Field(entry.getKey(), entry.getValue().toString()))
            .toList());
  }

  /** The first value of that name; empty text when there is none. */
  public String get(String name) {
    return find(name).orElse("");
  }

  public Optional<String> find(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
