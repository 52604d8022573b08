package dev.centrala.core.access;

import dev.centrala.core.shared.KeyId;
import java.time.Instant;
import java.util.Set;

/** A program's way in. Its client id is its id; its secret is stored as a hash. */
public record ApiKey(KeyId id, String name, Set<Role> roles, Instant createdAt) {
  public ApiKey {
    roles = Set.copyOf(roles);
  }
}
