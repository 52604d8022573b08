package dev.centrala.web.http.access;

import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The keys that access tokens verify with (RFC 7517). */
public final class KeySetRoutes implements Routes {
  private final Supplier<List<Map<String, String>>> keys;

  /** {@code keys} are JSON Web Keys, public halves only. */
  public KeySetRoutes(Supplier<List<Map<String, String>>> keys) {
    this.keys = keys;
  }

  private record KeySetJson(List<Map<String, String>> keys) {}

  @Override
  public void bind(Operations operations) {
    operations.handlePublic(
        "getKeySet",
        request ->
            Reply.ok(new KeySetJson(keys.get()))
                .withHeader("Cache-Control", "public, max-age=300"));
  }
}
