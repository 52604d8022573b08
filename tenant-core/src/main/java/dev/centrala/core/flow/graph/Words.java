package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.AttachmentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said, by language (BCP 47; "" where it is the same in each), with its recordings and a
 * card. {@code {{expression}}} in a text is replaced by its value.
 */
public record Words(
    Map<String, String> texts, Map<String, AttachmentId> audio, @Nullable Card card) {
  static final String ANY = "";

  public Words {
    texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    audio = Map.copyOf(audio);
  }

  public static Words of(String text) {
    return new Words(Map.of(ANY, text), Map.of(), null);
  }

  /** A text for each language: tag, text, tag, text … */
  public static Words in(String... tagsAndTexts) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < tagsAndTexts.length; i += 2) {
      texts.put(tagsAndTexts[i], tagsAndTexts[i + 1]);
    }
    return new Words(texts, Map.of(), null);
  }

  /** Whether somebody who speaks it is spoken to. */
  boolean speaks(String language) {
    return texts.containsKey(language) || texts.containsKey(primary(language));
  }

  Prompt prompt(Moment now) {
    String language = best(texts.keySet(), now.languages());
    String text = now.render(texts.getOrDefault(language, ""));
    AttachmentId recording = audio.containsKey(language) ? audio.get(language) : audio.get(ANY);
    return new Prompt(text, language.isEmpty() ? now.language() : language, recording, card);
  }

  private static String best(Set<String> there, List<String> wanted) {
    for (String language : wanted) {
      if (there.contains(language)) {
        return language;
      }
      if (there.contains(primary(language))) {
        return primary(language);
      }
    }
    return there.contains(ANY) || there.isEmpty() ? ANY : there.iterator().next();
  }

  private static String primary(String language) {
    int end = language.indexOf('-');
    return end < 0 ? language : language.substring(0, end);
  }
}
