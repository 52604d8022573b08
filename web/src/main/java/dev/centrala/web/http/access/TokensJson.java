package dev.centrala.web.http.access;

import dev.centrala.core.access.IssuedTokens;
import dev.centrala.web.http.Reply;

/** The token fields that every way to sign in answers with. */
record TokensJson(
    String tenantId, String userId, String accessToken, String refreshToken, int expiresInSeconds) {
  static Reply reply(int status, IssuedTokens tokens) {
    TokensJson body =
        new TokensJson(
            tokens.tenant().toString(),
            tokens.user().toString(),
            tokens.accessToken().text(),
            tokens.refreshToken().text(),
            tokens.accessToken().expiresInSeconds());
    Reply reply = status == 201 ? Reply.created(body) : Reply.ok(body);
    return reply.withHeader("Cache-Control", "no-store");
  }
}
