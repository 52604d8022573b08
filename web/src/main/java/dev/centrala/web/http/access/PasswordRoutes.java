package dev.centrala.web.http.access;

import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.PasswordService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import org.jspecify.annotations.Nullable;

/** Forgotten and changed passwords. */
public final class PasswordRoutes implements Routes {
  private final PasswordService passwords;
  private final AccessLimits limits;

  public PasswordRoutes(PasswordService passwords, AccessLimits limits) {
    this.passwords = passwords;
    this.limits = limits;
  }

  private record ResetJson(String email) {}

  private record ConfirmJson(String token, String password, @Nullable String code) {}

  private record ChangeJson(String currentPassword, String newPassword) {}

  private record SentJson(String status) {}

  @Override
  public void bind(Operations operations) {
    operations.handlePublic(
        "requestPasswordReset", LimitHeaders.around(limits.resetAccount(), this::request));
    operations.handlePublic(
        "confirmPasswordReset", LimitHeaders.around(limits.tokenAddress(), this::confirm));
    operations.handleSignedIn(
        "changeMyPassword", LimitHeaders.around(limits.signInAccount(), this::change));
  }

  private Reply request(Request request) {
    passwords.requestReset(request.body(ResetJson.class).email(), request.remoteAddress());
    return Reply.accepted(new SentJson("mailSent"));
  }

  private Reply confirm(Request request) {
    ConfirmJson body = request.body(ConfirmJson.class);
    return TokensJson.reply(
        201,
        passwords.confirmReset(
            body.token(), body.password(), body.code(), request.remoteAddress()));
  }

  private Reply change(Request request) {
    ChangeJson body = request.body(ChangeJson.class);
    passwords.change(
        request.caller(), body.currentPassword(), body.newPassword(), request.remoteAddress());
    return Reply.noContent();
  }
}
