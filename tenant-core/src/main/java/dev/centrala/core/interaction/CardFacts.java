package dev.centrala.core.interaction;

import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of a contact beside the contact itself. {@code askedBy} is the name of a
 * colleague who asks something on a call of theirs; then there is no customer on the line.
 */
public record CardFacts(@Nullable String askedBy) {
  public static final CardFacts NONE = new CardFacts(null);
}
