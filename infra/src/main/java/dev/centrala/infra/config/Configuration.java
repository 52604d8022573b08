package dev.centrala.infra.config;

import dev.centrala.core.tenant.limit.LimitDefaults;
import dev.centrala.infra.postgres.DatabaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set. In production the four addresses and files are present; in the
 * demo an absent one is embedded. {@code publicUrl} has no slash at its end. Without {@code
 * recordings} these lie in the data directory.
 */
public record Configuration(
    Mode mode,
    Path dataDirectory,
    @Nullable DatabaseUrl database,
    @Nullable Path masterKeyFile,
    @Nullable URI smtp,
    URI publicUrl,
    Ports ports,
    ClusterJoin cluster,
    List<HostPort> providerHosts,
    List<HostPort> privateTargets,
    List<AddressRange> trustedProxies,
    LimitDefaults limits,
    @Nullable ObjectStore recordings) {

  /**
   * Where a node listens; 0 takes any free port. {@code carrier} is the sandbox carrier's, which
   * only the demo has.
   */
  public record Ports(int http, int management, int hazelcast, int eventBus, int carrier) {}

  /** Throws {@link BadConfigurationException} that names every wrong value. */
  public static Configuration read(Map<String, String> environment) {
    return new ConfigurationReader(environment).read();
  }

  public boolean isDemo() {
    return mode == Mode.DEMO;
  }

  /** The demo is for this machine alone. */
  public String bindAddress() {
    return isDemo() ? "127.0.0.1" : "0.0.0.0";
  }

  /** Whether the mail server, the database or the key are brought by the node itself. */
  public boolean embedsDatabase() {
    return database == null;
  }
}
