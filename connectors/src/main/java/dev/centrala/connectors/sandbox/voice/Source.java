package dev.centrala.connectors.sandbox.voice;

import dev.centrala.connectors.sandbox.twiml.ReportTarget;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a document comes from: a URL with what is sent to it besides the call's own fields, or the
 * document itself.
 */
public record Source(
    String url, String method, Map<String, String> fields, @Nullable String twiml) {
  static final Source NONE = of("", "POST");

  public Source {
    fields = Map.copyOf(fields);
  }

  public static Source of(String url, String method) {
    return new Source(url, method, Map.of(), null);
  }

  public static Source ofTwiml(String twiml) {
    return new Source("", "POST", Map.of(), twiml);
  }

  boolean isNothing() {
    return url.isEmpty() && twiml == null;
  }

  Source with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putAll(more);
    return new Source(url, method, all, twiml);
  }

  /** A URL written in this document; null or empty is this document's own. */
  String resolve(@Nullable String written) {
    if (written == null || written.isEmpty()) {
      return url;
    }
    try {
      return url.isEmpty() ? written : URI.create(url).resolve(written).toString();
    } catch (IllegalArgumentException notAUrl) {
      return written;
    }
  }

  /** A callback whose URL is written in this document. */
  @Nullable ReportTarget resolve(@Nullable ReportTarget written) {
    return written == null
        ? null
        : new ReportTarget(resolve(written.url()), written.method(), written.events());
  }
}
