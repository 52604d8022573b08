package dev.centrala.core.tenant;

import dev.centrala.core.shared.RefusedException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers that this installation knows, and the hosts they may be reached at. */
public final class ConnectionProbes {
  private final Map<String, ConnectionProbe> byProvider;
  private final ProviderHosts allowed;

  public ConnectionProbes(List<ConnectionProbe> probes, ProviderHosts allowed) {
    this.byProvider =
        probes.stream().collect(Collectors.toMap(ConnectionProbe::provider, Function.identity()));
    this.allowed = allowed;
  }

  /** Refuses a provider that nobody knows. */
  public ConnectionProbe of(String provider) {
    ConnectionProbe probe = byProvider.get(provider);
    if (probe == null) {
      throw RefusedException.invalid("/provider", "no such provider here");
    }
    return probe;
  }

  void checkCredentials(Connection connection, String secret) {
    of(connection.provider()).checkCredentials(connection.account(), secret);
  }

  /** The name, the provider and the address that its API is called at. */
  void check(Connection connection) {
    Names.check(connection.name());
    ConnectionProbe probe = of(connection.provider());
    URI base = connection.apiBaseUrl();
    if (base != null) {
      checkBase(probe, base);
    }
  }

  private void checkBase(ConnectionProbe probe, URI base) {
    String host = base.getHost();
    boolean plain = "http".equals(base.getScheme());
    if (host == null
        || base.getUserInfo() != null
        || !(plain || "https".equals(base.getScheme()))) {
      throw RefusedException.invalid("/apiBaseUrl", "must be an https address of the provider");
    }
    int port = base.getPort() >= 0 ? base.getPort() : plain ? 80 : 443;
    boolean own = !plain && port == 443 && probe.ownsHost(host);
    if (!own && !allowed.allows(host, port)) {
      throw RefusedException.invalid(
          "/apiBaseUrl", "is not the provider's own address, nor one that the operator allows");
    }
  }
}
