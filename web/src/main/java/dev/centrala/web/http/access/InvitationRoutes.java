package dev.centrala.web.http.access;

import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.InvitationService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import org.jspecify.annotations.Nullable;

/** Accepting an invitation. */
public final class InvitationRoutes implements Routes {
  private final InvitationService invitations;
  private final AccessLimits limits;

  public InvitationRoutes(InvitationService invitations, AccessLimits limits) {
    this.invitations = invitations;
    this.limits = limits;
  }

  private record AcceptJson(String token, String password, @Nullable String name) {}

  @Override
  public void bind(Operations operations) {
    operations.handlePublic(
        "acceptInvitation", LimitHeaders.around(limits.tokenAddress(), this::accept));
  }

  private Reply accept(Request request) {
    AcceptJson body = request.body(AcceptJson.class);
    return TokensJson.reply(
        201,
        invitations.accept(body.token(), body.password(), body.name(), request.remoteAddress()));
  }
}
