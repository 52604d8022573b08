package dev.centrala.core.flow.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values go into the stored form; what is absent or usual is left out. */
final class Written {
  private Written() {}

  static void put(Map<String, Object> form, String name, @Nullable Object value) {
    if (value != null) {
      form.put(name, value instanceof dev.centrala.core.shared.Id id ? id.toString() : value);
    }
  }

  static void unless(Map<String, Object> form, String name, Object value, Object usual) {
    if (!value.equals(usual)) {
      form.put(name, value);
    }
  }

  static void words(Map<String, Object> form, String name, @Nullable Words words) {
    if (words != null) {
      form.put(name, plain(words.texts()));
    }
  }

  static void spoken(Map<String, Object> form, Words words) {
    words(form, "text", words);
    if (!words.audio().isEmpty()) {
      Map<String, String> audio = new LinkedHashMap<>();
      words.audio().forEach((language, id) -> audio.put(language, id.toString()));
      form.put("audioId", plain(audio));
    }
    if (words.card() != null) {
      form.put("card", card(words.card()));
    }
  }

  private static Object plain(Map<String, String> byLanguage) {
    String any = byLanguage.get(Words.ANY);
    return any == null || byLanguage.size() > 1 ? byLanguage : any;
  }

  private static Map<String, Object> card(Card card) {
    Map<String, Object> form = new LinkedHashMap<>();
    put(form, "title", card.title());
    put(form, "text", card.text());
    put(form, "imageUrl", card.imageUrl());
    unless(
        form,
        "links",
        card.links().stream()
            .map(link -> Map.of("label", link.label(), "url", link.url()))
            .toList(),
        List.of());
    return form;
  }
}
