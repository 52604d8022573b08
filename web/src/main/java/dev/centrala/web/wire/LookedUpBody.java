package dev.centrala.web.wire;

import dev.centrala.core.interaction.card.LookedUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program of the tenant's knows of a customer, as it is sent. */
public record LookedUpBody(
    @Nullable String name, @Nullable String company, @Nullable String tier, List<FactBody> facts) {
  public record FactBody(String label, String value, @Nullable String link) {}

  public static @Nullable LookedUpBody of(@Nullable LookedUp found) {
    return found == null
        ? null
        : new LookedUpBody(
            found.name(),
            found.company(),
            found.tier(),
            found.facts().stream()
                .map(each -> new FactBody(each.label(), each.value(), each.link()))
                .toList());
  }
}
