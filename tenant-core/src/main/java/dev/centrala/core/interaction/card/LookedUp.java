package dev.centrala.core.interaction.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program of the tenant's knows of whoever contacts it; all of it as it answered. */
public record LookedUp(
    @Nullable String name, @Nullable String company, @Nullable String tier, List<Fact> facts) {
  public static final int MOST_FACTS = 10;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_VALUE = 300;
  private static final int LONGEST_LINK = 2000;

  /** One thing; {@code link} leads to a page about it. */
  public record Fact(String label, String value, @Nullable String link) {
    /** Throws IllegalArgumentException for what is too long, or leads elsewhere than to https. */
    public Fact {
      check(label, LONGEST_LABEL);
      check(value, LONGEST_VALUE);
      check(link, LONGEST_LINK);
      if (link != null && !link.startsWith("https://")) {
        throw new IllegalArgumentException("a link that is not https");
      }
    }
  }

  /** Throws IllegalArgumentException for what is too long or too much. */
  public LookedUp {
    check(name, LONGEST_NAME);
    check(company, LONGEST_NAME);
    check(tier, LONGEST_LABEL);
    facts = List.copyOf(facts);
    if (facts.size() > MOST_FACTS) {
      throw new IllegalArgumentException("more than " + MOST_FACTS + " facts");
    }
  }

  public boolean isNothing() {
    return name == null && company == null && tier == null && facts.isEmpty();
  }

  private static void check(@Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      throw new IllegalArgumentException("a text of more than " + longest + " characters");
    }
  }
}
