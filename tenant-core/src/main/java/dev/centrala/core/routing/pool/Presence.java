package dev.centrala.core.routing.pool;

import java.util.Locale;

/** What an agent says about taking work. Only {@code AVAILABLE} receives offers. */
public enum Presence {
  AVAILABLE,
  BUSY,
  AWAY,
  OFFLINE;

  /** The name in JSON and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Presence fromWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
