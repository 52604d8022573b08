package dev.centrala.core.access;

import dev.centrala.core.shared.UserId;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets a user in once whose device is lost: 80 random bits, shown in groups, stored as a hash with
 * the user's id. With that much chance in it a plain SHA-256 is enough.
 */
record RecoveryCode(String letters) {
  static final int COUNT = 10;

  private static final int RANDOM_BYTES = 10;
  private static final Pattern FORM = Pattern.compile("[A-Z2-7]{16}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
  private static final SecureRandom RANDOM = new SecureRandom();

  static RecoveryCode next() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return new RecoveryCode(Base32.encode(random));
  }

  /** However it was typed; empty for what is no recovery code. */
  static Optional<RecoveryCode> parse(String text) {
    String letters = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    return FORM.matcher(letters).matches()
        ? Optional.of(new RecoveryCode(letters))
        : Optional.empty();
  }

  byte[] hash(UserId user) {
    return OpaqueToken.sha256("recovery " + user + " " + letters);
  }

  /** {@code abcd-efgh-ijkl-mnop}, for people to write down. */
  String grouped() {
    return letters.toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
  }

  /** Never the code. */
  @Override
  public String toString() {
    return "RecoveryCode";
  }
}
