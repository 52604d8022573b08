package dev.centrala.core.interaction.card;

import dev.centrala.core.shared.RefusedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page about a customer, with places for what is known of the contact: {@code
 * {phone}}, {@code {attribute.tier}}. Always https, on a host that is written out, so that nothing
 * of a customer decides where it leads; values are escaped (RFC 3986, unreserved characters stay).
 * Refuses as invalid at {@code /page/url} what is no such address.
 */
public record PageTemplate(String text) {
  private static final int LONGEST = 1000;
  private static final int LONGEST_VALUE = 300;
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\.[A-Za-z0-9_.-]{1,60}");
  private static final Pattern START =
      Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?[/?#].*");
  private static final Set<String> NAMES =
      Set.of("phone", "email", "name", "customerId", "interactionId", "queue", "channel");
  private static final Map<String, String> EXAMPLE =
      Map.of(
          "phone", "+14155550101",
          "email", "jo.doe@example.com",
          "name", "Jo Doe",
          "customerId", "0198c0de-0000-7000-8000-000000000001",
          "interactionId", "0198c0de-0000-7000-8000-000000000002",
          "queue", "Sales & Service",
          "channel", "voice");

  public PageTemplate {
    if (text.length() > LONGEST) {
      throw refused("has more than " + LONGEST + " characters");
    }
    if (!START.matcher(text).matches()) {
      throw refused("must begin with https:// and a host, and go on with /, ? or #");
    }
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      String name = places.group(1);
      if (!NAMES.contains(name) && !ATTRIBUTE.matcher(name).matches()) {
        throw refused("knows no {" + name + "}");
      }
    }
    try {
      URI filled = URI.create(places.replaceAll("x"));
      if (filled.getHost() == null || filled.getUserInfo() != null) {
        throw refused("is no address of a page");
      }
    } catch (IllegalArgumentException malformed) {
      throw refused("is no address of a page");
    }
  }

  /** What is unknown is left empty. */
  public String filled(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(escaped(values.getOrDefault(place.group(1), ""))));
  }

  /** With a customer who does not exist. */
  public String example() {
    return PLACE
        .matcher(text)
        .replaceAll(place ->
            Matcher.quoteReplacement(escaped(EXAMPLE.getOrDefault(place.group(1), "example"))));
  }

  private static String escaped(String value) {
    String shown =
        value.codePointCount(0, value.length()) <= LONGEST_VALUE
            ? value
            : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE));
    StringBuilder escaped = new StringBuilder();
    for (byte each : shown.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean unreserved =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0;
      if (unreserved) {
        escaped.append(c);
      } else {
        escaped.append('%').append(HexFormat.of().toHexDigits(each).toUpperCase(Locale.ROOT));
      }
    }
    return escaped.toString();
  }

  private static RefusedException refused(String why) {
    return RefusedException.invalid("/page/url", why);
  }
}
