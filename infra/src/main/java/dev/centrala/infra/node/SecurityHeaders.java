package dev.centrala.infra.node;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/**
 * What every answer says to a browser: no sniffing, no framing, no referrer, nothing cached unless
 * the answer says so. A page replaces the content security policy, which forbids everything, with
 * its own.
 */
final class SecurityHeaders implements Handler<RoutingContext> {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  private final boolean overTls;

  SecurityHeaders(URI publicUrl) {
    this.overTls = "https".equals(publicUrl.getScheme());
  }

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", NOTHING);
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    if (overTls) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    context.next();
  }
}
