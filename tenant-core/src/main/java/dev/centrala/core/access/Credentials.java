package dev.centrala.core.access;

import org.jspecify.annotations.Nullable;

/** A user and the hash of the password; no hash before the invitation was accepted. */
public record Credentials(User user, @Nullable String passwordHash) {
  @Override
  public String toString() {
    return "Credentials of " + user.id();
  }
}
