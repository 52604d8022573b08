package dev.centrala.core.flow.graph;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One way to answer a question: a button or a numbered line, a digit on the keypad, words that mean
 * it when they are spoken or written.
 */
public record Option(String id, String label, @Nullable String digit, List<String> keywords) {
  public Option {
    keywords = List.copyOf(keywords);
  }

  /** The whole of what was written is this option's id, digit, label or one of its keywords. */
  boolean isWritten(String text) {
    return same(id, text)
        || (digit != null && digit.equals(text.strip()))
        || same(label, text)
        || keywords.stream().anyMatch(keyword -> same(keyword, text));
  }

  /** What was spoken contains the label or a keyword as whole words. */
  boolean isSpoken(String text) {
    String spoken = " " + words(text) + " ";
    return spoken.contains(" " + words(label) + " ")
        || keywords.stream().anyMatch(keyword -> spoken.contains(" " + words(keyword) + " "));
  }

  private static boolean same(String one, String other) {
    return words(one).equals(words(other));
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}*#]+", " ").strip();
  }
}
