package dev.centrala.web.http.access;

import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.SessionService;
import dev.centrala.core.access.SignIn;
import dev.centrala.core.access.SignInService;
import dev.centrala.core.shared.TenantId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signing in, staying in, signing out. */
public final class SessionRoutes implements Routes {
  private final SignInService signIns;
  private final SessionService sessions;
  private final AccessLimits limits;

  public SessionRoutes(SignInService signIns, SessionService sessions, AccessLimits limits) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.limits = limits;
  }

  private record SignInJson(
      String email, String password, @Nullable String tenantId, @Nullable String code) {}

  private record RefreshJson(String refreshToken) {}

  private record ChoiceJson(String tenantId, String name) {}

  private record ChoiceProblem(
      String type, String title, int status, String detail, List<ChoiceJson> tenants) {}

  @Override
  public void bind(Operations operations) {
    operations.handlePublic("signIn", LimitHeaders.around(limits.signInAccount(), this::signIn));
    operations.handlePublic("refreshSession", this::refresh);
    operations.handleSignedIn("signOut", this::signOut);
  }

  private Reply signIn(Request request) {
    SignInJson body = request.body(SignInJson.class);
    TenantId tenant = body.tenantId() == null ? null : TenantId.parse(body.tenantId());
    SignInService.Attempt attempt =
        new SignInService.Attempt(body.email(), body.password(), tenant, body.code());
    return switch (signIns.signIn(attempt, request.remoteAddress())) {
      case SignIn.Done done -> TokensJson.reply(201, done.tokens());
      case SignIn.WhichTenant which -> choice(which);
    };
  }

  private static Reply choice(SignIn.WhichTenant which) {
    ChoiceProblem problem =
        new ChoiceProblem(
            "/problems/tenant-choice",
            "Which business?",
            409,
            "This address belongs to several businesses; repeat with the tenantId of one.",
            which.tenants().stream()
                .map(each -> new ChoiceJson(each.tenant().toString(), each.name()))
                .toList());
    return new Reply(409, problem, Map.of("Content-Type", "application/problem+json"));
  }

  private Reply refresh(Request request) {
    return TokensJson.reply(200, sessions.refresh(request.body(RefreshJson.class).refreshToken()));
  }

  private Reply signOut(Request request) {
    sessions.end(request.caller());
    return Reply.noContent();
  }
}
