package dev.centrala.infra.access;

import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.Limit;
import java.time.Duration;

/** Limits for tests of other things. */
final class Limits {
  private Limits() {}

  static AccessLimits generous() {
    Limit none =
        new Limit(
            "none", 100_000, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
    return new AccessLimits(none, none, none, none, none, none, none, none);
  }
}
