package dev.centrala.web.http.access;

import dev.centrala.core.access.ApiKey;
import dev.centrala.core.access.CreatedKey;
import dev.centrala.core.access.KeyService;
import dev.centrala.core.access.Permission;
import dev.centrala.core.shared.KeyId;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import java.util.List;

/** API keys; the secret of a key is in the answer to its creation and nowhere else. */
public final class KeyRoutes implements Routes {
  private final KeyService keys;

  public KeyRoutes(KeyService keys) {
    this.keys = keys;
  }

  private record NewKeyJson(String name, List<String> roles) {}

  private record KeyJson(
      String id,
      long version,
      String name,
      List<String> roles,
      String clientId,
      Instant createdAt) {
    static KeyJson of(ApiKey key) {
      return new KeyJson(
          key.id().toString(),
          1,
          key.name(),
          RolesJson.of(key.roles()),
          key.id().toString(),
          key.createdAt());
    }
  }

  private record CreatedKeyJson(
      String id,
      long version,
      String name,
      List<String> roles,
      String clientId,
      String clientSecret,
      Instant createdAt) {}

  @Override
  public void bind(Operations operations) {
    operations.handle("listKeys", Permission.MANAGE_KEYS, this::list);
    operations.handle("createKey", Permission.MANAGE_KEYS, this::create);
    operations.handle("deleteKey", Permission.MANAGE_KEYS, this::delete);
  }

  private Reply list(Request request) {
    return Reply.ok(Items.of(keys.list(request.caller(), request.page()).map(KeyJson::of)));
  }

  private Reply create(Request request) {
    NewKeyJson body = request.body(NewKeyJson.class);
    CreatedKey created =
        keys.create(request.caller(), body.name(), RolesJson.toRoles(body.roles()));
    KeyJson key = KeyJson.of(created.key());
    return Reply.created(
            new CreatedKeyJson(
                key.id(),
                key.version(),
                key.name(),
                key.roles(),
                key.clientId(),
                created.secret().text(),
                key.createdAt()))
        .withEtag(key.version())
        .withHeader("Cache-Control", "no-store");
  }

  private Reply delete(Request request) {
    keys.delete(request.caller(), KeyId.parse(request.path("id")));
    return Reply.noContent();
  }
}
