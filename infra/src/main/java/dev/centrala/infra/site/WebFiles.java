package dev.centrala.infra.site;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files below {@code webroot/} of the classpath, read once and kept in memory. Only plain names
 * are looked up: no path leads out of the web root.
 */
final class WebFiles {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\\.[A-Za-z0-9]+");
  private static final int NOT_MODIFIED = 304;

  private final Map<String, WebFile> read = new ConcurrentHashMap<>();

  /** {@code name} begins with the app, such as {@code console/index.html}. */
  Optional<WebFile> find(String name) {
    WebFile known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (!PLAIN.matcher(name).matches() || name.contains("..")) {
      return Optional.empty();
    }
    Optional<WebFile> found = load(name);
    found.ifPresent(file -> read.put(name, file));
    return found;
  }

  /** Names with a content hash never change; the others are asked for again each time. */
  static void send(RoutingContext context, WebFile file, boolean hashed) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    MultiMap headers = response.headers();
    headers.set("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    headers.set("ETag", file.etag());
    headers.set("Vary", "Accept-Encoding");
    String known = request.getHeader("If-None-Match");
    if (known != null && known.contains(file.etag())) {
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    headers.set("Content-Type", file.contentType());
    String accepted = request.getHeader("Accept-Encoding");
    if (file.gzipped() != null && accepted != null && accepted.contains("gzip")) {
      headers.set("Content-Encoding", "gzip");
      response.end(file.gzipped());
    } else {
      response.end(file.plain());
    }
  }

  private static Optional<WebFile> load(String name) {
    try (InputStream stream = WebFiles.class.getResourceAsStream("/webroot/" + name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(WebFile.of(name, stream.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
