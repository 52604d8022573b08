package dev.centrala.infra.postgres.interaction;

import dev.centrala.core.interaction.card.LookedUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found out about a contact, as it stands in the column. */
record LookedUpJson(
    @Nullable String name, @Nullable String company, @Nullable String tier, List<FactJson> facts) {
  record FactJson(String label, String value, @Nullable String link) {}

  static LookedUpJson of(LookedUp found) {
    return new LookedUpJson(
        found.name(),
        found.company(),
        found.tier(),
        found.facts().stream()
            .map(each -> new FactJson(each.label(), each.value(), each.link()))
            .toList());
  }

  LookedUp found() {
    return new LookedUp(
        name,
        company,
        tier,
        facts.stream()
            .map(each -> new LookedUp.Fact(each.label(), each.value(), each.link()))
            .toList());
  }
}
