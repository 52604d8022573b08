package dev.centrala.web.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent back: a status, a record as JSON or bytes, headers. */
public record Reply(int status, @Nullable Object body, Map<String, String> headers) {
  public static Reply ok(Object body) {
    return new Reply(200, body, Map.of());
  }

  public static Reply created(Object body) {
    return new Reply(201, body, Map.of());
  }

  public static Reply accepted(Object body) {
    return new Reply(202, body, Map.of());
  }

  public static Reply noContent() {
    return new Reply(204, null, Map.of());
  }

  public Reply withEtag(long version) {
    return withHeader("ETag", "\"" + version + "\"");
  }

  public Reply withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, body, Map.copyOf(more));
  }
}
