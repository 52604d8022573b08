package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A mail address in the one form that is stored and compared: trimmed, NFC, lower case. */
public record MailAddress(String value) {
  private static final int LONGEST = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[^\\s@\"<>(),;:\\\\\\[\\]\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

  /** Refuses as invalid what cannot be an address; whether it exists, only a mail can tell. */
  public static MailAddress parse(String pointer, String text) {
    String address =
        Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    if (address.length() > LONGEST || address.contains("..") || !FORM.matcher(address).matches()) {
      throw RefusedException.invalid(pointer, "must be a mail address");
    }
    return new MailAddress(address);
  }

  @Override
  public String toString() {
    return value;
  }
}
