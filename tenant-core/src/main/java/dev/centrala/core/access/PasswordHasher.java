package dev.centrala.core.access;

/**
 * Slow, salted hashing of passwords. Must be called outside a transaction: it takes a tenth of a
 * second or more.
 */
public interface PasswordHasher {
  String hash(String password);

  boolean verify(String password, String hash);

  /** Whether the hash was made with less memory or time than {@link #hash} takes today. */
  boolean isOutdated(String hash);

  /** Takes as long as {@link #verify}, for an address that nobody has. */
  void verifyForNobody(String password);
}
