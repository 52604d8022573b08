package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Yes and no as options, in the languages we know; digits 1 and 2. */
final class YesNo {
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "en", List.of("Yes", "No"),
          "ar", List.of("نعم", "لا"),
          "de", List.of("Ja", "Nein"),
          "es", List.of("Sí", "No"),
          "fr", List.of("Oui", "Non"),
          "it", List.of("Sì", "No"),
          "pt", List.of("Sim", "Não"),
          "ro", List.of("Da", "Nu"),
          "tr", List.of("Evet", "Hayır"));

  private YesNo() {}

  static List<Option> options(@Nullable String language) {
    String primary = language == null ? "en" : language.replaceFirst("-.*", "");
    List<String> words = WORDS.getOrDefault(primary, List.of("Yes", "No"));
    return List.of(
        new Option("yes", words.getFirst(), "1", List.of("yes", "y")),
        new Option("no", words.getLast(), "2", List.of("no", "n")));
  }

  static Asking.Answer answer(Moment now) {
    return Asking.Answer.of(Question.Kind.YES_NO, options(now.language()));
  }
}
