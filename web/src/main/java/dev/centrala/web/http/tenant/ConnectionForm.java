package dev.centrala.web.http.tenant;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.ConnectionService;
import dev.centrala.web.http.tenant.ConnectionJson.CredentialsJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Connections as JSON for merge patches; provider and creation stay what they were. */
final class ConnectionForm
    implements SetUpOperations.Form<ConnectionId, Connection, ConnectionJson> {
  private final ConnectionService service;

  ConnectionForm(ConnectionService service) {
    this.service = service;
  }

  @Override
  public Class<ConnectionJson> type() {
    return ConnectionJson.class;
  }

  @Override
  public ConnectionJson toJson(Connection connection) {
    ConnectionJson.Sent sent = ConnectionJson.Sent.of(connection, service);
    return new ConnectionJson(
        sent.id(),
        sent.version(),
        sent.provider(),
        sent.name(),
        new CredentialsJson(sent.credentials().accountSid(), null, null, null),
        sent.apiBaseUrl(),
        sent.webhookBaseUrl(),
        sent.createdAt());
  }

  @Override
  public Connection fromJson(
      ConnectionJson json, ConnectionId id, long version, @Nullable Connection current) {
    return json.connection(id, version, Objects.requireNonNull(current).createdAt());
  }
}
