package dev.centrala.infra.site;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The content security policies of the pages. Scripts come from files of ours alone; the console's
 * component library needs inline styles. WebSockets are named beside {@code 'self'} for browsers
 * that do not count them to it.
 */
final class PagePolicies {
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https?://(\\*\\.)?[A-Za-z0-9._-]+(:\\d{1,5})?|https?://\\[[0-9a-fA-F:]+](:\\d{1,5})?");

  /** Where the browser's telephone reaches its carrier; the console alone has one. */
  private static final String CARRIER = " https://*.twilio.com wss://*.twilio.com";

  private final String own;

  PagePolicies(URI publicUrl) {
    String scheme = "https".equals(publicUrl.getScheme()) ? "wss" : "ws";
    this.own = "'self' " + scheme + "://" + publicUrl.getRawAuthority();
  }

  String console() {
    return page("'self' 'unsafe-inline'", "'none'", "'none'", CARRIER);
  }

  /** The page that plays a customer's shop; it frames the widget. */
  String demoPage() {
    return page("'self' 'unsafe-inline'", "'self'", "'none'");
  }

  /** Anything that is no origin is left out: it could end the directive and begin another. */
  String widgetFrame(List<String> allowedOrigins) {
    List<String> origins =
        allowedOrigins.stream().filter(origin -> ORIGIN.matcher(origin).matches()).toList();
    if (allowedOrigins.isEmpty()) {
      return page("'self'", "'none'", "*");
    }
    return page("'self'", "'none'", origins.isEmpty() ? "'none'" : String.join(" ", origins));
  }

  private String page(String styles, String frames, String ancestors) {
    return page(styles, frames, ancestors, "");
  }

  private String page(String styles, String frames, String ancestors, String carrier) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src " + styles,
        "img-src 'self' blob: data:",
        "media-src 'self' blob:" + (carrier.isEmpty() ? "" : " https://*.twilio.com"),
        "font-src 'self'",
        "connect-src " + own + carrier,
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-src " + frames,
        "frame-ancestors " + ancestors,
        "base-uri 'none'",
        "form-action 'self'");
  }
}
