package dev.centrala.core.tenant;

import java.util.Locale;

/** What becomes of the work of an agent whose connection stays lost after the grace time. */
public enum DisconnectedPolicy {
  /** Back to its old place in the queue. */
  REQUEUE,
  /** It stays with the agent. */
  KEEP;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DisconnectedPolicy fromWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
