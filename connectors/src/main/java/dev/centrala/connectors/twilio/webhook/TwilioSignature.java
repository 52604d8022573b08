package dev.centrala.connectors.twilio.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code X-Twilio-Signature}: base64 HMAC-SHA1 with the account's auth token (Twilio's page
 * "Webhooks security"). A form is signed as URL + sorted names, each with its sorted distinct
 * values, as Twilio's own validators do; a JSON body as the URL whose {@code bodySHA256} is the
 * body's hash. Twilio may or may not have written the default port, so both forms of the URL are
 * tried. Compares in constant time.
 */
public final class TwilioSignature {
  private final byte[] key;

  public TwilioSignature(String authToken) {
    key = authToken.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether {@code signature} fits a form post to {@code url}, which includes the query. */
  public boolean fitsForm(String url, FormFields form, String signature) {
    String data = sorted(form);
    return fits(urls(url).map(u -> u + data), signature);
  }

  /** Whether {@code signature} fits the URL and the {@code bodySHA256} in it fits the body. */
  public boolean fitsBody(String url, byte[] body, String signature) {
    String claimed = bodyHash(url).toLowerCase(Locale.ROOT);
    boolean sameBody = MessageDigest.isEqual(ascii(hash(body)), ascii(claimed));
    return fits(urls(url), signature) & sameBody;
  }

  private boolean fits(Stream<String> candidates, String signature) {
    byte[] given = ascii(signature);
    boolean fits = false;
    for (String candidate : candidates.toList()) {
      fits |= MessageDigest.isEqual(ascii(sign(candidate)), given);
    }
    return fits;
  }

  private static String sorted(FormFields form) {
    SortedMap<String, SortedSet<String>> byName = new TreeMap<>();
    for (FormFields.Field field : form.fields()) {
      byName.computeIfAbsent(field.name(), name -> new TreeSet<>()).add(field.value());
    }
    StringBuilder data = new StringBuilder();
    byName.forEach((name, values) -> values.forEach(value -> data.append(name).append(value)));
    return data.toString();
  }

  private static Stream<String> urls(String url) {
    URI uri = URI.create(url);
    int usual = "https".equals(uri.getScheme()) ? 443 : 80;
    String authority = uri.getRawAuthority();
    if (uri.getPort() == usual) {
      String bare = authority.substring(0, authority.lastIndexOf(':'));
      return Stream.of(url, url.replaceFirst(Pattern.quote(authority), bare));
    }
    if (uri.getPort() == -1) {
      String quoted = Pattern.quote(authority);
      return Stream.of(url, url.replaceFirst(quoted, authority + ":" + usual));
    }
    return Stream.of(url);
  }

  private static String bodyHash(String url) {
    int query = url.indexOf('?');
    List<String> pairs = query < 0 ? List.of() : List.of(url.substring(query + 1).split("&"));
    return pairs.stream()
        .filter(pair -> pair.startsWith("bodySHA256="))
        .map(pair -> pair.substring("bodySHA256=".length()))
        .findFirst()
        .orElse("");
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has HmacSHA1", missing);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
