package dev.centrala.connectors.twilio.control;

import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.ConnectionSecret;
import dev.centrala.core.tenant.ConnectionStore;
import dev.centrala.core.voice.BrowserLine;
import dev.centrala.core.voice.BrowserLines;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Browsers at carriers with Twilio's API. The sandbox answers for them. Twilio's own wants tokens
 * that an API key of the account has signed; without one agents talk with a telephone.
 */
public final class TwilioBrowserLines implements BrowserLines {
  private static final int HOUR_SECONDS = 3600;

  private final Transactions transactions;
  private final ConnectionStore store;
  private final TwilioConnections connections;

  public TwilioBrowserLines(
      Transactions transactions, ConnectionStore store, TwilioConnections connections) {
    this.transactions = transactions;
    this.store = store;
    this.connections = connections;
  }

  @Override
  public BrowserLine open(TenantId tenant, String identity) {
    List<Connection> all =
        transactions
            .inTenant(tenant, tx -> store.list(tx, new PageRequest(PageRequest.MOST, null)).items())
            .stream()
            .filter(connection -> connection.provider().equals("twilio"))
            .toList();
    if (all.stream().anyMatch(connection -> !isTwilios(connection.apiBaseUrl()))) {
      return new BrowserLine("sandbox", null, identity, HOUR_SECONDS);
    }
    return all.stream()
        .flatMap(connection -> connections.find(connection.id()).stream())
        .filter(access -> access.tenant().equals(tenant))
        .flatMap(access -> token(access, identity).stream())
        .findFirst()
        .map(token -> new BrowserLine("twilio", token, identity, HOUR_SECONDS))
        .orElseThrow(() ->
            RefusedException.conflict(
                "noBrowserCalls",
                "No connection lets browsers answer calls: give one an API key, or choose a"
                    + " telephone as your device."));
  }

  /** Twilio's page "Access Tokens": signed by the key, for this name, to be called alone. */
  private static Optional<String> token(ConnectionAccess access, String identity) {
    ConnectionSecret.ApiKey key = access.apiKey();
    return key == null
        ? Optional.empty()
        : Optional.of(
            new AccessToken.Builder(
                    access.account(), key.sid(), key.secret().getBytes(StandardCharsets.UTF_8))
                .identity(identity)
                .ttl(HOUR_SECONDS)
                .grant(new VoiceGrant().setIncomingAllow(true))
                .build()
                .toJwt());
  }

  private static boolean isTwilios(@Nullable URI base) {
    return base == null || (base.getHost() != null && TwilioApi.ownsHost(base.getHost()));
  }
}
