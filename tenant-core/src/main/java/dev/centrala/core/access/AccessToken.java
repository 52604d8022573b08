package dev.centrala.core.access;

/** A signed token that proves a caller for a short time. */
public record AccessToken(String text, int expiresInSeconds) {
  /** Never the token. */
  @Override
  public String toString() {
    return "AccessToken";
  }
}
