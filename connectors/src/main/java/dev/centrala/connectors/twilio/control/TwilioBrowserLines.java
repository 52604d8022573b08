package dev.centrala.connectors.twilio.control;

import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.Connection;
import dev.centrala.core.tenant.ConnectionStore;
import dev.centrala.core.voice.BrowserLine;
import dev.centrala.core.voice.BrowserLines;
import java.net.URI;
import java.util.List;

/**
 * Browsers at carriers with Twilio's API. The sandbox answers for them. Twilio's own wants tokens
 * that an API key has signed, which an account's token cannot; until a connection has such a key,
 * agents talk with a telephone.
 */
public final class TwilioBrowserLines implements BrowserLines {
  private static final int HOUR_SECONDS = 3600;

  private final Transactions transactions;
  private final ConnectionStore connections;

  public TwilioBrowserLines(Transactions transactions, ConnectionStore connections) {
    this.transactions = transactions;
    this.connections = connections;
  }

  @Override
  public BrowserLine open(TenantId tenant, String identity) {
    List<Connection> all =
        transactions.inTenant(
            tenant, tx -> connections.list(tx, new PageRequest(PageRequest.MOST, null)).items());
    boolean played =
        all.stream()
            .filter(connection -> connection.provider().equals("twilio"))
            .map(Connection::apiBaseUrl)
            .anyMatch(base -> base != null && !isTwilios(base));
    if (!played) {
      throw RefusedException.conflict(
          "noBrowserCalls",
          "No connection lets browsers answer calls; choose a telephone as your device.");
    }
    return new BrowserLine("sandbox", null, identity, HOUR_SECONDS);
  }

  private static boolean isTwilios(URI base) {
    return base.getHost() != null && TwilioApi.ownsHost(base.getHost());
  }
}
