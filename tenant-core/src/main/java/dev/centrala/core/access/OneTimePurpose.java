package dev.centrala.core.access;

import java.time.Duration;
import java.util.Locale;

/** What a link in a mail is good for, and how long. */
public enum OneTimePurpose {
  RESET(Duration.ofHours(1)),
  INVITATION(Duration.ofDays(7));

  private final Duration lifetime;

  OneTimePurpose(Duration lifetime) {
    this.lifetime = lifetime;
  }

  public Duration lifetime() {
    return lifetime;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
