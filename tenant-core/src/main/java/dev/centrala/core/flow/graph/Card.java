package dev.centrala.core.flow.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture, a few words and links, for channels that can draw; others say the prompt's text. */
public record Card(
    @Nullable String title, @Nullable String text, @Nullable String imageUrl, List<Link> links) {
  public Card {
    links = List.copyOf(links);
  }

  /** Leads to a page by https. */
  public record Link(String label, String url) {}
}
