package dev.centrala.web.http.access;

import dev.centrala.core.access.Profile;
import dev.centrala.core.access.ProfileService;
import dev.centrala.core.access.User;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signed-in user. */
public final class MeRoutes implements Routes {
  private final ProfileService profiles;

  public MeRoutes(ProfileService profiles) {
    this.profiles = profiles;
  }

  private record TenantJson(String id, String name, String timeZone, String locale) {
    static TenantJson of(Tenant tenant) {
      return new TenantJson(
          tenant.id().toString(), tenant.name(), tenant.timeZone().getId(), tenant.locale());
    }
  }

  private record MeJson(
      String userId,
      String tenantId,
      String name,
      String email,
      List<String> roles,
      @Nullable AgentJson agent,
      TenantJson tenant,
      String totp,
      Map<String, Object> preferences) {}

  private record ChangeJson(
      @Nullable String name,
      @Nullable Map<String, Object> preferences,
      AgentJson.@Nullable DeviceJson device) {}

  @Override
  public void bind(Operations operations) {
    operations.handleSignedIn("getMe", request -> reply(profiles.get(request.caller())));
    operations.handleSignedIn("changeMe", this::change);
  }

  private Reply change(Request request) {
    ChangeJson body = request.body(ChangeJson.class);
    return reply(
        profiles.change(
            request.caller(),
            body.name(),
            body.preferences(),
            body.device() == null ? null : body.device().toCore()));
  }

  private static Reply reply(Profile profile) {
    User user = profile.user();
    return Reply.ok(
        new MeJson(
            user.id().toString(),
            profile.tenant().id().toString(),
            user.name(),
            user.email().value(),
            RolesJson.of(user.roles()),
            AgentJson.of(user.agent()),
            TenantJson.of(profile.tenant()),
            profile.secondFactor() ? "enabled" : "off",
            profile.preferences()));
  }
}
