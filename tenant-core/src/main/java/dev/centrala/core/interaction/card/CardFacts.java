package dev.centrala.core.interaction.card;

import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of a contact beside the contact itself. {@code askedBy} is the name of a
 * colleague who asks something on a call of theirs; then there is no customer on the line.
 */
public record CardFacts(
    @Nullable String askedBy, @Nullable OpenPage page, @Nullable LookedUp lookedUp) {
  public static final CardFacts NONE = new CardFacts(null, null, null);

  /** A page of another program about this customer. */
  public record OpenPage(String name, String url) {}
}
