package dev.centrala.core.customer;

import dev.centrala.core.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One person as one tenant knows them. A profile that was merged away names the one that took its
 * identities over.
 */
public record Customer(
    CustomerId id,
    long version,
    @Nullable String name,
    List<Identity> identities,
    Map<String, String> attributes,
    @Nullable CustomerId mergedInto,
    Instant createdAt) {
  public Customer {
    identities = List.copyOf(identities);
    attributes = Map.copyOf(attributes);
  }

  /** The name, or the first identity when no name is known. */
  public String displayName() {
    if (name != null && !name.isBlank()) {
      return name;
    }
    return identities.stream()
        .filter(identity -> identity.kind() != Identity.Kind.VISITOR)
        .map(Identity::value)
        .findFirst()
        .orElse("Visitor");
  }
}
