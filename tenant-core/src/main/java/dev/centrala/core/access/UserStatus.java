package dev.centrala.core.access;

import java.util.Locale;

/** Whether a user may come in: not before the invitation was accepted, not after deactivation. */
public enum UserStatus {
  INVITED,
  ACTIVE,
  DEACTIVATED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static UserStatus fromWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
