package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a connection keeps sealed: the account's own token, and, where browsers are to answer calls,
 * a key that signs their tokens. Its text form is never shown.
 */
public record ConnectionSecret(String token, @Nullable ApiKey apiKey) {
  private static final Pattern WORD = Pattern.compile("[!-~]{1,200}");

  /** A key of the account; the secret belongs to it alone. */
  public record ApiKey(String sid, String secret) {
    @Override
    public String toString() {
      return "key " + sid;
    }
  }

  /** What is given anew; absent parts stay. */
  public record Given(@Nullable String token, @Nullable String keySid, @Nullable String keySecret) {
    /** Without what was there, what is absent is nothing. */
    ConnectionSecret on(@Nullable ConnectionSecret old) {
      String kept = old == null ? "" : old.token();
      return new ConnectionSecret(token == null ? kept : token, key(old));
    }

    private @Nullable ApiKey key(@Nullable ConnectionSecret old) {
      ApiKey kept = old == null ? null : old.apiKey();
      if (keySid == null && keySecret == null) {
        return kept;
      }
      String sid = keySid == null && kept != null ? kept.sid() : keySid;
      if (sid == null || keySecret == null || !isWord(sid) || !isWord(keySecret)) {
        throw RefusedException.invalid(
            "/credentials/apiKeySecret", "a key has an id and its secret, both at once");
      }
      return new ApiKey(sid, keySecret);
    }

    public boolean isEmpty() {
      return token == null && keySid == null && keySecret == null;
    }

    @Override
    public String toString() {
      return "a secret";
    }
  }

  private static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  /** As it is sealed: a line each; the token alone where there is no key. */
  String sealable() {
    return apiKey == null ? token : token + "\n" + apiKey.sid() + "\n" + apiKey.secret();
  }

  static ConnectionSecret opened(String text) {
    String[] lines = text.split("\n", -1);
    return new ConnectionSecret(
        lines[0], lines.length == 3 ? new ApiKey(lines[1], lines[2]) : null);
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
