package dev.centrala.web.http.access;

import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.SignUpConfirmation;
import dev.centrala.core.access.SignUpRequest;
import dev.centrala.core.access.SignUpService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;

/** A business signs up by itself. */
public final class SignUpRoutes implements Routes {
  private final SignUpService signUps;
  private final SignUpConfirmation confirmation;
  private final AccessLimits limits;

  public SignUpRoutes(SignUpService signUps, SignUpConfirmation confirmation, AccessLimits limits) {
    this.signUps = signUps;
    this.confirmation = confirmation;
    this.limits = limits;
  }

  private record TokenJson(String token) {}

  private record SentJson(String status) {}

  @Override
  public void bind(Operations operations) {
    operations.handlePublic("signUp", LimitHeaders.around(limits.signUpAccount(), this::signUp));
    operations.handlePublic("confirmSignUp", this::confirm);
  }

  private Reply signUp(Request request) {
    signUps.request(request.body(SignUpRequest.class), request.remoteAddress());
    return Reply.accepted(new SentJson("mailSent"));
  }

  private Reply confirm(Request request) {
    return TokensJson.reply(201, confirmation.confirm(request.body(TokenJson.class).token()));
  }
}
