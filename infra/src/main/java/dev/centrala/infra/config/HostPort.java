package dev.centrala.infra.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host, and a port when one was named; {@link #ANY_PORT} otherwise. An IPv6 address stands
 * without brackets.
 */
public record HostPort(String host, int port) {
  public static final int ANY_PORT = 0;
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?");
  private static final int LARGEST_PORT = 65_535;

  /** Empty when the text is no {@code host} or {@code host:port}. */
  public static Optional<HostPort> parse(String text) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      return Optional.empty();
    }
    String host = form.group(1) == null ? form.group(2) : form.group(1);
    int port = form.group(3) == null ? ANY_PORT : Integer.parseInt(form.group(3));
    if (port > LARGEST_PORT || (form.group(3) != null && port == 0)) {
      return Optional.empty();
    }
    return Optional.of(new HostPort(host.toLowerCase(Locale.ROOT), port));
  }

  /** Whether {@code host} at {@code port} is meant: the same host and the same or any port. */
  public boolean covers(String otherHost, int otherPort) {
    return host.equalsIgnoreCase(otherHost) && (port == ANY_PORT || port == otherPort);
  }

  @Override
  public String toString() {
    String printed = host.contains(":") ? "[" + host + "]" : host;
    return port == ANY_PORT ? printed : printed + ":" + port;
  }
}
