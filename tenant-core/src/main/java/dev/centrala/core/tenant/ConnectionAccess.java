package dev.centrala.core.tenant;

import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.TenantId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * All that a connector needs to call a provider for a tenant. Hooks lie below {@code
 * webhookBaseUrl}. Never logged: it holds the secret, which its text form leaves out.
 */
public record ConnectionAccess(
    TenantId tenant,
    ConnectionId connection,
    String account,
    String secret,
    ConnectionSecret.@Nullable ApiKey apiKey,
    @Nullable URI apiBaseUrl,
    URI webhookBaseUrl) {
  /** Without a key that signs tokens for browsers. */
  public ConnectionAccess(
      TenantId tenant,
      ConnectionId connection,
      String account,
      String secret,
      @Nullable URI apiBaseUrl,
      URI webhookBaseUrl) {
    this(tenant, connection, account, secret, null, apiBaseUrl, webhookBaseUrl);
  }

  @Override
  public String toString() {
    return "connection " + connection + " of tenant " + tenant + ", account " + account;
  }
}
