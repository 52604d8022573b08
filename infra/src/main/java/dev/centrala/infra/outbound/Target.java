package dev.centrala.infra.outbound;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a URL leads, as far as its text says: scheme, host without brackets, port, path with query.
 */
record Target(boolean tls, String host, int port, String path) {
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern LAST_LABEL_IS_A_NUMBER =
      Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  /**
   * Empty for anything but http and https to a name or a plain address; other spellings of
   * addresses are refused.
   */
  static Optional<Target> parse(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    boolean known = tls || "http".equalsIgnoreCase(uri.getScheme());
    String host = uri.getHost();
    if (!known || host == null || uri.getRawUserInfo() != null || !isPlain(host)) {
      return Optional.empty();
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    if (port < 1 || port > 65_535) {
      return Optional.empty();
    }
    return Optional.of(new Target(tls, unbracketed(host), port, path(uri)));
  }

  private static boolean isPlain(String host) {
    return host.indexOf('%') < 0
        && (!LAST_LABEL_IS_A_NUMBER.matcher(host).matches() || DOTTED_QUAD.matcher(host).matches());
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String path(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
