package dev.centrala.web.http.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.centrala.core.access.AccessLimits;
import dev.centrala.core.access.AccessToken;
import dev.centrala.core.access.KeyService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Access tokens for programs: the client credentials grant of RFC 6749, section 4.4, with its own
 * form of errors.
 */
public final class OAuthRoutes implements Routes {
  private final KeyService keys;
  private final AccessLimits limits;

  public OAuthRoutes(KeyService keys, AccessLimits limits) {
    this.keys = keys;
    this.limits = limits;
  }

  private record TokenJson(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") int expiresIn) {}

  private record ErrorJson(String error, @JsonProperty("error_description") String description) {}

  private record Client(String id, String secret) {}

  @Override
  public void bind(Operations operations) {
    operations.handlePublic("issueToken", LimitHeaders.around(limits.signInAccount(), this::token));
  }

  private Reply token(Request request) {
    Optional<String> grant = request.form("grant_type");
    if (grant.isEmpty()) {
      return error(400, "invalid_request", "Send grant_type=client_credentials as a form.");
    }
    if (!grant.get().equals("client_credentials")) {
      return error(400, "unsupported_grant_type", "Only client_credentials is supported.");
    }
    Optional<AccessToken> token =
        client(request)
            .flatMap(client -> keys.token(client.id(), client.secret(), request.remoteAddress()));
    return token
        .map(OAuthRoutes::granted)
        .orElseGet(() ->
            error(401, "invalid_client", "The client is unknown or its secret is wrong.")
                .withHeader("WWW-Authenticate", "Basic realm=\"centrala\""));
  }

  private static Optional<Client> client(Request request) {
    Optional<String> header =
        request
            .header("Authorization")
            .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6));
    if (header.isPresent()) {
      return basic(header.get().substring(6).trim());
    }
    return request
        .form("client_id")
        .flatMap(id -> request.form("client_secret").map(secret -> new Client(id, secret)));
  }

  /** Both parts are form-encoded inside (RFC 6749, section 2.3.1). */
  private static Optional<Client> basic(String text) {
    try {
      String pair = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Client(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Reply granted(AccessToken token) {
    return Reply.ok(new TokenJson(token.text(), "Bearer", token.expiresInSeconds()))
        .withHeader("Cache-Control", "no-store");
  }

  private static Reply error(int status, String error, String description) {
    return new Reply(
        status, new ErrorJson(error, description), Map.of("Cache-Control", "no-store"));
  }
}
