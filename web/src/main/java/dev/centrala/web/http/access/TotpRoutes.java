package dev.centrala.web.http.access;

import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.Enrolment;
import dev.centrala.core.access.Permission;
import dev.centrala.core.access.TotpService;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.List;

/** The second factor of the signed-in user, and help for those who have lost it. */
public final class TotpRoutes implements Routes {
  private final TotpService totp;
  private final AccessLimits limits;

  public TotpRoutes(TotpService totp, AccessLimits limits) {
    this.totp = totp;
    this.limits = limits;
  }

  private record EnrolJson(String currentPassword) {}

  private record EnrolmentJson(String secret, String uri) {}

  private record ConfirmJson(String code) {}

  private record RecoveryJson(List<String> recoveryCodes) {}

  private record DisableJson(String currentPassword, String code) {}

  @Override
  public void bind(Operations operations) {
    operations.handleSignedIn(
        "enrolTotp", LimitHeaders.around(limits.signInAccount(), this::enrol));
    operations.handleSignedIn(
        "confirmTotp", LimitHeaders.around(limits.signInAccount(), this::confirm));
    operations.handleSignedIn(
        "disableTotp", LimitHeaders.around(limits.signInAccount(), this::disable));
    operations.handle("resetTotp", Permission.MANAGE_USERS, this::reset);
  }

  private Reply enrol(Request request) {
    EnrolJson body = request.body(EnrolJson.class);
    Enrolment enrolment =
        totp.enrol(request.caller(), body.currentPassword(), request.remoteAddress());
    return Reply.created(new EnrolmentJson(enrolment.secret(), enrolment.uri()))
        .withHeader("Cache-Control", "no-store");
  }

  private Reply confirm(Request request) {
    ConfirmJson body = request.body(ConfirmJson.class);
    return Reply.ok(new RecoveryJson(totp.confirm(request.caller(), body.code())))
        .withHeader("Cache-Control", "no-store");
  }

  private Reply disable(Request request) {
    DisableJson body = request.body(DisableJson.class);
    totp.disable(request.caller(), body.currentPassword(), body.code(), request.remoteAddress());
    return Reply.noContent();
  }

  private Reply reset(Request request) {
    totp.reset(request.caller(), UserId.parse(request.path("id")));
    return Reply.noContent();
  }
}
