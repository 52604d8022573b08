package dev.centrala.connectors.sandbox.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the pages' own files: from memory, and allowed to load nothing from elsewhere. */
public final class PageFiles {
  private final Router router;

  public PageFiles(Router router) {
    this.router = router;
  }

  public PageFiles html(String path, String name) {
    return file(path, name, "text/html; charset=utf-8");
  }

  public PageFiles style(String name) {
    return file("/sandbox/" + name, name, "text/css; charset=utf-8");
  }

  public PageFiles script(String name) {
    return file("/sandbox/" + name, name, "text/javascript; charset=utf-8");
  }

  private PageFiles file(String path, String name, String type) {
    Buffer content = read(name);
    router
        .get(path)
        .handler(context ->
            context
                .response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(
                    "Content-Security-Policy",
                    "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'")
                .end(content));
    return this;
  }

  private static Buffer read(String name) {
    try (InputStream stream = PageFiles.class.getResourceAsStream("/sandbox/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the resource sandbox/" + name + " is missing");
      }
      return Buffer.buffer(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
