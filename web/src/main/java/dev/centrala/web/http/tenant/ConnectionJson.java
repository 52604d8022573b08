package dev.centrala.web.http.tenant;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.ConnectionSecret;
import dev.centrala.core.tenant.ConnectionService;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A connection at the edge; the secret comes in and never goes out. */
public record ConnectionJson(
    @Nullable String id,
    @Nullable Long version,
    @Nullable String provider,
    @Nullable String name,
    @Nullable CredentialsJson credentials,
    @Nullable String apiBaseUrl,
    @Nullable String webhookBaseUrl,
    @Nullable Instant createdAt) {

  /** The account, and in requests its secret. */
  public record CredentialsJson(
      @Nullable String accountSid,
      @Nullable String authToken,
      @Nullable String apiKeySid,
      @Nullable String apiKeySecret) {
    @Override
    public String toString() {
      return "credentials of " + accountSid;
    }
  }

  /** A connection as it is sent; the secret has no place here. */
  public record Sent(
      String id,
      long version,
      String provider,
      String name,
      Account credentials,
      @Nullable String apiBaseUrl,
      String webhookBaseUrl,
      Instant createdAt) {
    /** What of the credentials may be seen. */
    public record Account(String accountSid) {}

    static Sent of(Connection connection, ConnectionService service) {
      return new Sent(
          connection.id().toString(),
          connection.version(),
          connection.provider(),
          connection.name(),
          new Account(connection.account()),
          connection.apiBaseUrl() == null ? null : connection.apiBaseUrl().toString(),
          service.webhookBaseUrl(connection).toString(),
          connection.createdAt());
    }
  }

  Connection connection(ConnectionId connectionId, long nextVersion, Instant at) {
    return new Connection(
        connectionId,
        nextVersion,
        provider == null ? "" : provider,
        name == null ? "" : name.strip(),
        credentials == null || credentials.accountSid() == null
            ? ""
            : credentials.accountSid().strip(),
        apiBaseUrl == null ? null : uri(apiBaseUrl),
        at);
  }

  ConnectionSecret.Given secret() {
    return credentials == null
        ? new ConnectionSecret.Given(null, null, null)
        : new ConnectionSecret.Given(
            credentials.authToken(), credentials.apiKeySid(), credentials.apiKeySecret());
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw RefusedException.invalid("/apiBaseUrl", "is not an address");
    }
  }
}
