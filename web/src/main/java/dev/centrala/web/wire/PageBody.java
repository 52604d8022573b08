package dev.centrala.web.wire;

import dev.centrala.core.interaction.card.CardFacts;
import org.jspecify.annotations.Nullable;

/** A page about the customer that an agent may open. */
public record PageBody(String name, String url) {
  public static @Nullable PageBody of(CardFacts.@Nullable OpenPage page) {
    return page == null ? null : new PageBody(page.name(), page.url());
  }
}
