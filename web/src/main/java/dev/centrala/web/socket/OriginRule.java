package dev.centrala.web.socket;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open sockets: our own. A program that is no browser sends no origin and is let
 * through, since no cookie speaks for it. In the demo the page may have come from any name of this
 * machine.
 */
public final class OriginRule {
  private final String own;
  private final boolean sameHostToo;

  public OriginRule(URI publicUrl, boolean sameHostToo) {
    this.own = origin(publicUrl);
    this.sameHostToo = sameHostToo;
  }

  boolean allows(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    String given = origin.toLowerCase(Locale.ROOT);
    return given.equals(own)
        || (sameHostToo && host != null && given.equals("http://" + host.toLowerCase(Locale.ROOT)));
  }

  private static String origin(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int port = url.getPort();
    boolean usual =
        port == -1
            || (scheme.equals("https") && port == 443)
            || (scheme.equals("http") && port == 80);
    return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
  }
}
