package dev.centrala.core.flow.graph;

import dev.centrala.core.shared.AttachmentId;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a customer. The text is always there, in the language named (a BCP 47 tag;
 * absent: the channel's own): a channel that can play prefers the audio, one that can draw adds the
 * card.
 */
public record Prompt(
    String text, @Nullable String language, @Nullable AttachmentId audio, @Nullable Card card) {
  public static Prompt text(String text) {
    return new Prompt(text, null, null, null);
  }
}
